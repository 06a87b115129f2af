"""``ohc find``: one search over everything."""

from ohc.cli.building import command, group
from ohc.errors import CANNOT
from ohc.finding.query import Query
from ohc.outcome import Field, Outcome, View
from ohc.output import Printing, is_json

VIEW = View(
    fields={
        "rank": Field("No.", short="No", rank=0, right=True),
        "title": Field("What", rank=0, least=24),
        "answer": Field("Answer", rank=0, least=28),
        "source": Field("Source", rank=1, least=12),
        "disputed": Field("Disputed", rank=3, least=20, blank="No"),
        "also": Field("The same in", rank=5, least=20, blank="None"),
        "more": Field("To see more", rank=4, least=20),
    },
    sheet="Answers",
)
OTHER_WORDS = "Try other words, or leave out -k and --source."

app = group()


@app.command()
@command
def find(query: Query, printing: Printing) -> Outcome:
    """
    Search all the tables at once.

    Ask a question, type a name or a number, or a paragraph such as NPA 3.6. Each
    answer has its paragraphs, where the documents disagree about it, and the command
    that shows more. If no document states what you ask, it says so.

    Examples:
      ohc find who pays for bed watches
      ohc find Doncaster
      ohc find NPA 3.6

    """
    # Imported here, so that the help does not wait for the search code.
    from ohc.finding import rows
    from ohc.finding.answers import answers
    from ohc.finding.keeping import database
    from ohc.finding.store import Store

    answered = answers(query, Store(database()))
    cite = answered.cite
    is_alone = bool(cite and not cite.rest) and not query.kinds and query.most is None
    answer_rows = rows.rows(answered)
    json_fields = rows.JSON_FIELDS if is_json(printing) else ()
    return Outcome(
        title=rows.title(answered, query.words),
        columns=rows.FIELDS,
        rows=answer_rows,
        fields=(*rows.FIELDS, *json_fields),
        records=answer_rows,
        view=VIEW._replace(
            columns=rows.shown_fields(answer_rows),
            sections=rows.groups(answered) if is_alone else rows.cards(answered),
        ),
        warnings=(
            *rows.remarks(answered, query.words),
            *(() if answer_rows else (OTHER_WORDS,)),
        ),
        exit_code=0 if answer_rows else CANNOT,
    )
