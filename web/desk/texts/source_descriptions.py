"""The description of a source that is in the record: corrected as a text of the archivists' own."""

from archive.access import Viewer, may_see_source
from archive.describing import check_said
from archive.errors import UnknownId
from archive.model import Source, TagField
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.texts.text_fields import SOURCE
from web.desk.texts.text_kind import Saving, TextKind, Values, markdown_in
from web.desk.told_once import tell_next


def _source(record: Record, source_id: str) -> Source:
    """The source, where an archivist may see it. Raises UnknownId."""
    source = record.source(source_id)
    if source is None or not may_see_source(source, Viewer.ARCHIVIST):
        raise UnknownId("no source has this id", where=source_id, remedy="See the queue.")
    return source


def _read(record: Record, source_id: str) -> tuple[str, Values]:
    source = _source(record, source_id)
    values = {field.name: getattr(source.description, field.name) or "" for field in SOURCE}
    return f"source:{source.id}", values


def _save(saving: Saving) -> None:
    check_said(saving.values)
    before = _source(saving.record, saving.key)
    after = saving.record.describe_source(
        saving.key, saving.values, expected=saving.expected, who=saving.who, why=saving.why
    )
    if after.description.published != before.description.published:
        tell_next(_reckoned(saving.record, saving.key))


def _reckoned(record: Record, source_id: str) -> str:
    """What else the old day may have decided; empty where nothing hangs on it."""
    dated = [quote for quote in record.quotes_of_source(source_id) if quote.tagged(TagField.SAID_ON)]
    if not dated:
        return ""
    which = "1 quote is" if len(dated) == 1 else f"{len(dated):,} quotes are"
    return f"{which} said to be spoken on a day that may have been reckoned from the earlier publication day."


KIND = TextKind(
    name="sources",
    title="Description of a source",
    fields=SOURCE,
    read=_read,
    preview=markdown_in("note"),
    save=_save,
    needs_editor=lambda before, after: False,
    back=addresses.source,
)
