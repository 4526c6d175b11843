"""Tools for those who maintain the project; none of them ships in the wheel."""
