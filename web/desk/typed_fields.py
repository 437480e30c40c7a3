"""What was typed and chosen in a form of the desk, as fields of the page on which it is sent once more."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.model import Certainty
from web.desk.description_form import Option
from web.desk.marks.tagging import CHOICES
from web.desk.terms import BASES, REJECTIONS, options
from web.desk.wanted import CHOSEN, LABELS

_LINES = frozenset({"value", "speaker", "narrator", "agreed", "party", "name", "language", "script", "label"})
"""Fields of one line."""
_OPTIONS = {
    "choice": CHOICES,
    "certainty": tuple(Option(value=one, text=one.value) for one in Certainty),
    "kind": tuple(Option(value=value, text=text) for value, text in CHOSEN["kind"].items()),
    "form": tuple(Option(value=value, text=text) for value, text in CHOSEN["form"].items()),
    "reason": options(REJECTIONS),
    "basis": options(BASES),
}
"""Fields of which one of a few is chosen."""
_UNNAMED = ("unnamed", "This is a description, not a name")
_BOXES = {"speaker": _UNNAMED, "narrator": _UNNAMED}
"""The box that stands beside a field, and is not sent where nobody ticked it."""
_OF_FORMS = {"speaker": ("narrator", "label"), "field": ("choice",), "date": ("agreed",)}
"""What forms call a field that the record calls otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedField:
    """One field with what was typed or chosen, and what is wrong with it."""

    name: str
    label: str
    value: str
    options: tuple[Option, ...] = ()
    is_box: bool = False
    is_ticked: bool = False
    is_fixed: bool = False
    """Whether an id that is sent along says what is meant: another name would not count."""
    wrong: str = ""


def typed_fields(form: MultiDict[str, str], wrong: Mapping[str, str]) -> tuple[TypedField, ...]:
    """The fields of a form that can be mended, in its order; wrong: what is wrong, by the form's names."""
    found = []
    for name, value in form.items():
        if name in _LINES or name in _OPTIONS:
            found.append(_field(name, value, form, wrong.get(name, "")))
        if name in _BOXES and not found[-1].is_fixed:
            box, label = _BOXES[name]
            found.append(TypedField(name=box, label=label, value="yes", is_box=True, is_ticked=box in form))
    missing = [name for name in wrong if name in _OPTIONS and name not in form]
    return (*found, *(_field(name, "", form, wrong[name]) for name in missing))


def called(wrong: Mapping[str, str], form: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, by the names that the fields have in this form."""
    return {_name(name, form): what for name, what in wrong.items()}


def _name(name: str, form: Mapping[str, str]) -> str:
    return next((own for own in (name, *_OF_FORMS.get(name, ())) if own in form), name)


def _field(name: str, value: str, form: Mapping[str, str], wrong: str) -> TypedField:
    offered = _OPTIONS.get(name, ())
    if offered and value not in {one.value for one in offered}:
        offered = (Option(value=value, text=value.replace("_", " ") or "choose"), *offered)
    return TypedField(
        name=name,
        label=LABELS[name],
        value=value,
        options=offered,
        is_fixed=bool(form.get(f"{name}_id")),
        wrong=wrong,
    )
