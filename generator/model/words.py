"""The interface text of one language: labels, and the titles of pages that no entry names."""

from pydantic import Field

from generator.model.fields import Name, Plain, Record


class PageWords(Record):
    """What a page without an entry of its own is called."""

    title: Name = Field(description="The heading.")
    nav: Name = Field(description="The name in the navigation.")
    description: Plain = Field(description="One sentence for search engines, shown under the heading.")


class Words(Record):
    """One language's interface text."""

    language: str = Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="The language's code, such as 'en'.")
    pages: dict[str, PageWords] = Field(description="By page.")
    sections: dict[str, Name] = Field(description="Sections of the navigation that have no page.")
    parts: dict[str, PageWords] = Field(description="A transition's parts; `{step}` stands for the step's name.")
    labels: dict[str, str] = Field(description="Short labels and sentences in the templates.")
    scripts: dict[str, dict[str, str]] = Field(
        default_factory=dict, description="What the scripts say, by script; places in braces are filled."
    )
    choices: dict[str, dict[str, str]] = Field(description="Names of the fixed choices, by field.")
