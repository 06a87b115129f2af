"""Settings: ohc.toml, the environment, and where each value came from."""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from ohc.errors import UnknownName, UnreadableSettings, WrongWords
from ohc.files import inputs
from ohc.lines import in_quotes
from ohc.outcome import Row
from ohc.record import Record
from ohc.reference import registers

FILE = "ohc.toml"
SETTINGS_FIELDS = ("setting", "value", "origin")
NOT_SET = "not set"
LARGEST_SETTINGS = 1_000_000
"""In bytes: a file of settings has a few lines."""

APRIL_2014 = "due_by_april_2014"
NOTICE = "notice"
ROUND = "round"
VARIABLES = {
    "area_team": "OHC_AREA_TEAM",
    "lead": "OHC_LEAD",
    APRIL_2014: "OHC_DUE_BY_APRIL_2014",
    NOTICE: "OHC_NOTICE",
    **{
        f"{ROUND}.{key}": f"OHC_ROUND_{key.upper()}"
        for key in ("period", "returns_due", "return_to", "sender")
    },
}
"""Settings, and the environment variable that overrides each."""

DAYS = frozenset({APRIL_2014, f"{ROUND}.returns_due"})
TEAMS = frozenset({"area_team", "lead"})
"""Settings that are days or teams; the others are text."""


class Setting(Record):
    """A setting, its values as they were written, and where they stand."""

    name: str
    values: tuple[str, ...]
    origin: str


def settings(folder: Path, environment: Mapping[str, str]) -> list[Setting]:
    """
    Return every setting with its values and where they come from.

    The environment comes first, then the nearest ohc.toml at or above the
    folder, then the person's own. Raises UnreadableSettings for a file that is
    no TOML, UnknownName for a setting that there is not, WrongWords for a value
    that is no text.
    """
    files = [(path, _read(path)) for path in _settings_files(folder)]
    return [_setting(name, files, environment=environment) for name in VARIABLES]


def _setting(
    name: str,
    files: list[tuple[Path, dict[str, tuple[str, ...]]]],
    *,
    environment: Mapping[str, str],
) -> Setting:
    variable = VARIABLES[name]
    text = environment.get(variable, "")
    if values := tuple(part.strip() for part in text.split(";") if part.strip()):
        return Setting(name, values, origin=f"environment variable {variable}")
    for path, values_of in files:
        if name in values_of:
            return Setting(name, values_of[name], origin=str(path))
    return Setting(name, (), origin=NOT_SET)


def _settings_files(folder: Path) -> Iterator[Path]:
    if nearest := folder_of_settings(folder):
        yield nearest / FILE
    own = own_folder() / FILE
    if os.path.isfile(own):  # noqa: PTH113 - Path's raises where a folder is closed
        yield own


def own_folder() -> Path:
    """Return the folder of the person's own settings, as their system has it."""
    if sys.platform == "linux":
        # The same, without the library, which takes longer to load than a table does.
        base = os.environ.get("XDG_CONFIG_HOME", "")
        base = base if os.path.isabs(base) else os.path.expanduser("~/.config")  # noqa: PTH111, PTH117 - as platformdirs does
        return Path(base) / "ohc"
    from platformdirs import user_config_path

    return user_config_path("ohc", appauthor=False)


def folder_of_settings(folder: Path) -> Path | None:
    """Return the nearest folder, at or above one, that holds ohc.toml."""
    # The nearest alone: a team's file further up is for folders without their own.
    for place in (folder, *folder.parents):
        if os.path.isfile(place / FILE):  # noqa: PTH113 - as above
            return place
    return None


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    # Here, because most folders have no settings.
    from ohc.files.toml_text import NotToml, read_toml_text

    inputs.reads([path])
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_SETTINGS + 1)
        content, _ = read_toml_text(data, largest=LARGEST_SETTINGS)
    except NotToml as error:
        raise UnreadableSettings(
            f"ohc cannot read {path}: {error}.",
            'Write lines such as  area_team = "Wessex"',
        ) from error
    except OSError as error:
        message = f"ohc cannot read {path}: {error.strerror}."
        raise UnreadableSettings(message) from error
    values_of: dict[str, tuple[str, ...]] = {}
    for key, value in _flat(content):
        name = _known(key, path)
        if name in values_of:
            # TOML refuses a key that is there twice, but not area-team and area_team.
            raise WrongWords(f"{name} appears twice in {path}.", "Remove one.")
        values_of[name] = _texts(key, value, path=path)
    return values_of


def _flat(content: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Give every setting of a file, those of the section [round] by their place."""
    for key, value in content.items():
        if key == ROUND and isinstance(value, dict):
            yield from ((f"{key}.{name}", part) for name, part in value.items())
        else:
            yield key, value


def _known(key: str, path: Path) -> str:
    name = key.replace("-", "_")
    if name not in VARIABLES:
        # Ignored, a misspelt area_team would make a report of the whole estate.
        raise UnknownName(
            "setting",
            key,
            known=list(VARIABLES),
            message=f"{in_quotes(key)} in {path} is not a setting.",
        )
    return name


def _texts(key: str, value: object, *, path: Path) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in values):
        raise WrongWords(
            f"{key} in {path} must be text in quotation marks, or a list of it.",
            f'Write  {key} = "Wessex"  or  {key} = ["Wessex", "Thames Valley"]',
        )
    return tuple(values)


def settings_rows(in_force: list[Setting]) -> list[Row]:
    """
    Return a row per setting with SETTINGS_FIELDS, its values as understood.

    Several values are parted by a semicolon. Raises UnknownName or WrongWords,
    with the place where it stands, for a team or a day that there is not.
    """
    return [
        {
            "setting": setting.name,
            "value": "; ".join(_understood(setting)),
            # A name of a file need not be text.
            "origin": setting.origin.encode("utf-8", "replace").decode(),
        }
        for setting in in_force
    ]


def _understood(setting: Setting) -> tuple[str, ...]:
    if setting.name in DAYS:
        return tuple(day.isoformat() for day in days_named(setting))
    return teams_named(setting) if setting.name in TEAMS else setting.values


def notice() -> str:
    """Return what every page says below its heading; nothing where it is not set."""
    return "; ".join(
        text
        for setting in current_settings()
        if setting.name == NOTICE
        for text in setting.values
    )


def days_named(setting: Setting) -> tuple[date, ...]:
    """Return the day that a setting names, if it is set. Raises WrongWords."""
    from ohc.values import find_date

    days = tuple(filter(None, map(find_date, setting.values)))
    if len(days) < len(setting.values):
        raise WrongWords(
            f"{setting.name} is not a date: {in_quotes(setting.values[0])}.",
            f'Write  {setting.name} = "2014-04-01"  in: {setting.origin}',
        )
    if len(days) > 1:
        raise WrongWords(
            f"{setting.name} must be one date, not {len(days)}.",
            f"It is set in: {setting.origin}",
        )
    return days


def teams_named(setting: Setting) -> tuple[str, ...]:
    """Return the area teams or leads that a setting names, as the tables do."""
    find = (
        registers.find_leads if setting.name == "lead" else registers.area_teams().find
    )
    try:
        keys = [key for words in setting.values for key in find(words)]
    except WrongWords as error:
        error.hint = f"{error.hint} It is set in: {setting.origin}".strip()
        raise
    return tuple(dict.fromkeys(keys))


def is_round_set() -> bool:
    """Return whether the settings say anything of a round of returns."""
    return any(
        setting.name.startswith(ROUND) and setting.values
        for setting in current_settings()
    )


def current_settings() -> list[Setting]:
    """Return the settings that hold in this folder and environment."""
    return settings(Path.cwd(), os.environ)
