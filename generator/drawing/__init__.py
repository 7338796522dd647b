"""Pictures as numbers: where each point, line and word of a drawing stands. Templates only draw what they receive."""
