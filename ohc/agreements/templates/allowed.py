"""What templates may call, and which filters they do without."""

DROPPED_FILTERS = frozenset(
    {
        "batch",
        "center",
        "format",
        "indent",
        "pprint",
        "random",
        "slice",
        "tojson",
        "urlize",
        "wordwrap",
        "xmlattr",
    }
)
"""What makes much out of little, and lays text out, which Word does itself."""

METHODS = frozenset(
    {
        "capitalize",
        "casefold",
        "count",
        "endswith",
        "find",
        "get",
        "index",
        "isalpha",
        "isdigit",
        "islower",
        "isupper",
        "items",
        "keys",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "swapcase",
        "title",
        "upper",
        "values",
    }
)
"""Methods of Python's own values whose result is no larger than the value."""
