"""Pictures: what stands where, for any playbook."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.drawing.course import OBSTACLES, Climb, Course, Stop, draw_course, lanes, obstacle_of
from generator.drawing.lettering import Words, width_of, wrap
from generator.drawing.network import draw_network
from generator.drawing.places import Box
from generator.drawing.quadrants import BROAD, CORNERS, NARROW, Standing, draw_people
from generator.drawing.rails import draw_rails
from generator.drawing.ranges import draw_ranges
from generator.drawing.timeline import draw_timeline

NAME = "Head of a department that answers for several others"
YEAR = ("before", "first-30", "days-31-60", "days-61-90", "months-4-6", "months-7-12")
TITLES = dict(zip(CORNERS, ("Keep satisfied", "Work closely with", "Keep an eye on", "Keep informed"), strict=True))


def way(count: int, *passing: tuple[int, int]) -> tuple[list[Stop], list[Climb]]:
    """Levels in a row with a step to each next one, and steps that pass levels by."""
    edges = sorted([*((number, number + 1) for number in range(count - 1)), *passing])
    climbs = [Climb(f"{start}-{end}", number, start, end) for number, (start, end) in enumerate(edges, start=1)]
    return [Stop(str(number), f"Level {number}") for number in range(count)], climbs


def words_of(course: Course) -> list[Words]:
    """Every text in the picture."""
    return [level.name for level in course.platforms]


def drawn(stops: list[Stop], climbs: list[Climb]) -> Course:
    """The picture of a way that has two ends."""
    course = draw_course(stops, climbs)
    assert course
    return course


def frame(words: Words) -> Box:
    """The box that a text takes at most."""
    left = words.x - (words.width / 2 if words.anchor == "middle" else 0)
    return Box(left, words.top, words.width, words.height)


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes cover some of the same place."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def covered(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """The pairs of boxes that meet."""
    return [(one, other) for one, other in combinations(boxes, 2) if meet(one, other)]


# Lettering ------------------------------------------------------------------------------------------


@given(st.text(alphabet="aimW ä→漢", max_size=80), st.integers(40, 300))
def test_a_wrapped_text_keeps_its_words_and_its_width(text: str, width: int) -> None:
    """No line is wider than it may be, unless it is a single word."""
    lines = wrap(text, width, 13)

    assert " ".join(lines).split() == text.split()
    assert all(width_of(line, 13) <= width or " " not in line for line in lines)


# The course -----------------------------------------------------------------------------------------


@given(st.integers(2, 9))
def test_no_words_of_the_course_cover_others(count: int) -> None:
    """Names have places of their own."""
    assert covered([frame(words) for words in words_of(drawn(*way(count)))]) == []


@given(st.integers(2, 9), st.sampled_from([NAME, "Bereichsleiterinnenstellvertreterin", "漢字の名前"]))
def test_the_words_of_the_course_stay_inside_it(count: int, name: str) -> None:
    """Nothing is cut off at an edge, however long the names are."""
    stops, climbs = way(count)
    course = drawn([Stop(stop.id, name) for stop in stops], climbs)
    for box in map(frame, words_of(course)):
        assert box.x >= 0
        assert box.x + box.width <= course.width or box.x < course.platforms[-1].x
        assert box.y >= 0
        assert box.y + box.height <= course.height


def test_one_level_makes_no_way() -> None:
    """Nor does none."""
    assert draw_course(*way(1)) is None
    assert draw_course([], []) is None


def test_platforms_rise() -> None:
    """Each level stands higher than the one before."""
    heights = [level.y for level in drawn(*way(5)).platforms]

    assert heights == sorted(heights, reverse=True)


def test_an_obstacle_reaches_from_one_platform_to_the_next() -> None:
    """Its box begins on the lower ground and ends at the height of the upper; the climber stands before and behind."""
    course = drawn(*way(4))
    low, high, track = course.platforms[1], course.platforms[2], course.tracks[1]

    assert track.box == Box(low.x + low.width, high.y, high.x - low.x - low.width, low.y - high.y)
    assert low.x < track.start[0] < low.x + low.width
    assert high.x < track.end[0] < high.x + high.width
    assert (track.start[1], track.end[1]) == (low.y, high.y)


def test_obstacles_differ_by_the_number_of_the_step() -> None:
    """They begin again after the last kind."""
    course = drawn(*way(len(OBSTACLES) + 2))

    assert [track.obstacle for track in course.tracks] == [*OBSTACLES, OBSTACLES[0]]
    assert obstacle_of(1) == OBSTACLES[0]


def test_a_step_that_passes_a_level_by_is_a_rope() -> None:
    """A fork may keep the old step beside the two that go through its new level."""
    tracks = {track.id: track for track in drawn(*way(5, (1, 3))).tracks}

    assert tracks["1-2"].box
    assert not tracks["1-2"].rope
    assert tracks["1-3"].rope
    assert not tracks["1-3"].box


def test_ropes_that_meet_hang_in_lanes_of_their_own() -> None:
    """Ropes that follow each other may share one."""
    _, climbs = way(7, (0, 2), (1, 3), (3, 5))

    found = lanes(climbs)

    assert found["0-2"] != found["1-3"]
    assert found["3-5"] == found["0-2"]


# A week ---------------------------------------------------------------------------------------------


def test_a_range_stands_on_the_scale_of_the_chart() -> None:
    """The scale ends at the next twenty percent."""
    chart = draw_ranges({"people": (10, 30)}, {"people": (40, 50)})
    [row] = chart.rows
    assert row.before
    assert row.after

    assert chart.ticks[-1] == (100, 60)
    assert (row.before.x, row.before.width) == (16.67, 33.33)
    assert row.after.middle == 75.0


def test_a_week_says_what_takes_more_and_what_takes_less() -> None:
    """By the middles of the ranges; an hour makes no change; what is new takes more."""
    before = {"hands-on": (60, 80), "people": (0, 10), "peers": (10, 20)}
    after = {"hands-on": (0, 30), "people": (30, 50), "peers": (10, 24), "outside": (5, 15)}

    changes = {row.category: row.change for row in draw_ranges(before, after).rows}

    assert changes == {"hands-on": "less", "people": "more", "peers": "same", "outside": "more"}


# People ---------------------------------------------------------------------------------------------


@given(
    st.lists(
        st.tuples(st.sampled_from(CORNERS), st.sampled_from(("Your boss", NAME, "The senior expert"))), max_size=12
    )
)
def test_no_name_on_the_people_map_covers_another(people: list[tuple[tuple[str, str], str]]) -> None:
    """However many share a field, on a phone and on a page."""
    standing = [Standing(str(number), name, corner) for number, (corner, name) in enumerate(people)]

    for width in (NARROW, BROAD):
        fields = draw_people(standing, TITLES, width).quadrants
        boxes = [frame(field.title) for field in fields]
        boxes += [frame(person.name) for field in fields for person in field.people]
        assert covered(boxes) == []


def test_a_person_stands_in_their_field_and_is_large_enough_for_a_finger() -> None:
    """Influence upward, interest to the right; each area is at least 24 units high."""
    people = draw_people([Standing("boss", "Your boss", ("high", "high"))], TITLES, NARROW)
    [field] = [field for field in people.quadrants if field.people]
    [person] = field.people

    assert field.box.x > people.left
    assert field.box.y == 0
    assert field.box.x <= person.x <= field.box.x + field.box.width
    assert person.area.height >= 24


# The year -------------------------------------------------------------------------------------------


def test_the_year_is_to_scale() -> None:
    """A half year is six times a month, and phases follow each other without a gap."""
    spans = draw_timeline(YEAR, {"first-30": 10}).spans

    assert round(spans[-1].width / spans[1].width, 1) == 6.1
    assert all(abs(one.end - other.x) < 0.02 for one, other in pairwise(spans))
    assert spans[-1].end == 100
    assert spans[1].count == 10


def test_only_the_time_before_day_one_is_open() -> None:
    """Nobody knows how long it is."""
    line = draw_timeline(YEAR, {})

    assert [span.open for span in line.spans] == [True, False, False, False, False, False]
    assert line.start == line.spans[0].end


# Skills and shifts ----------------------------------------------------------------------------------


def test_a_rail_joins_the_first_dot_to_the_last() -> None:
    """It passes a step without a dot, and ends at the last one."""
    cells = draw_rails("abcd", {"a", "c"})

    assert [cell.dot for cell in cells] == [True, False, True, False]
    assert [(cell.before, cell.after) for cell in cells] == [(False, True), (True, True), (True, False), (False, False)]


def test_a_row_without_dots_has_no_rail() -> None:
    """Nothing is drawn for a skill that jumps nowhere."""
    assert not any(cell.dot or cell.before or cell.after for cell in draw_rails("abc", ()))


def test_names_on_the_right_stand_near_what_they_belong_to() -> None:
    """By the mean of their ends, so that few lines cross; what has no line is left out."""
    net = draw_network("abc", "xyz-", {("a", "z"): True, ("b", "y"): True, ("c", "x"): False, ("c", "y"): False})

    assert net.right == ("z", "y", "x")
    assert [line.strong for line in net.lines] == [True, True, False, False]
    assert (net.lines[0].start, net.lines[0].end) == (16.67, 16.67)
