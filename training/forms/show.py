"""Prints an invented document with its spans in brackets.

python -m training.forms.show SEED [FAMILY]
"""

from __future__ import annotations

import argparse

from training.forms import Form, draw, families


def shown(form: Form) -> str:
    """The text of a form, each span in brackets with its kind, person and roles."""
    signs: list[tuple[int, int, int, str]] = []
    for span in form.spans:
        person = str(span.person) if span.person >= 0 else ""
        head = " ".join(filter(None, [span.kind + person, ",".join(sorted(span.roles))]))
        signs += [(span.start, 1, -span.end, f"⟨{head}: "), (span.end, 0, -span.start, "⟩")]
    pieces, at = [], 0
    for place, *_, sign in sorted(signs):
        pieces += [form.text[at:place], sign]
        at = place
    return "".join([*pieces, form.text[at:]])


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("family", nargs="?", choices=families())
    chosen = parser.parse_args()
    form = draw(chosen.seed, only=chosen.family)
    print(f"{', '.join(sorted(form.families))}\n\n{shown(form)}")


if __name__ == "__main__":
    main()
