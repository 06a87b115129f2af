"""The machines that a release is made for, and how pip is told of them."""

from dataclasses import dataclass

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
GLIBC = ("2_5", "2_12", "2_17", "2_24", "2_26", "2_27", "2_28")
"""Linux of these versions of its C library, or newer, runs our wheels."""

PLATFORMS = {
    "windows": ("win_amd64",),
    # pip does not know that a newer system runs what was built for an older one.
    "linux": (
        *("manylinux1_x86_64", "manylinux2010_x86_64", "manylinux2014_x86_64"),
        *(f"manylinux_{version}_x86_64" for version in GLIBC),
    ),
}
MARKERS = {
    "windows": {
        "os_name": "nt",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
    },
    "linux": {
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": "x86_64",
    },
}


@dataclass(frozen=True, slots=True)
class Target:
    """A system and a version of Python."""

    system: str
    python: str

    def __str__(self) -> str:
        return f"{self.system}-x64-py{self.python.replace('.', '')}"

    @property
    def pip_options(self) -> list[str]:
        """The options of pip that choose the wheels of this machine, not of ours."""
        tag = f"cp{self.python.replace('.', '')}"
        options = ["--only-binary=:all:", "--implementation=cp"]
        options += [f"--python-version={self.python}"]
        options += [f"--abi={abi}" for abi in (tag, "abi3", "none")]
        return options + [f"--platform={name}" for name in PLATFORMS[self.system]]

    @property
    def markers(self) -> dict[str, str]:
        """What conditions of requirements are true on this machine."""
        return {
            **MARKERS[self.system],
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


TARGETS = [Target(system, python) for system in PLATFORMS for python in PYTHONS]
