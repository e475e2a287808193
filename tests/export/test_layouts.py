"""Layout profiles: the shipped ones are complete and sourced, an office's own is checked to the line."""

import pytest

from draftkit.errors import BadFileError, MissingFileError
from draftkit.export.layouts import differences, layout_names, load_layout


def test_the_four_profiles_are_shipped():
    assert {"office", "gbt33476", "folk28", "lectern"} <= set(layout_names())


@pytest.mark.parametrize("name", layout_names())
def test_every_value_names_its_clause_and_strength(name):
    for key, setting in load_layout(name).settings.items():
        assert setting.clause, key
        assert setting.strength, key


def test_the_office_page_is_that_of_the_standard():
    page = load_layout("office").page
    millimetres = {
        side: round(getattr(page, side) / 1440 * 25.4)
        for side in ("width", "height", "top", "bottom", "left", "right")
    }
    assert millimetres == {"width": 210, "height": 297, "top": 37, "bottom": 35, "left": 28, "right": 26}
    assert (page.rows, page.columns, page.pitch, page.squeeze) == (22, 28, 579, -5)
    assert page.rows * page.pitch <= page.height - page.top - page.bottom


def test_an_offices_own_profile_changes_only_what_it_says(tmp_path):
    own = tmp_path / "ours.yaml"
    own.write_text(
        "layout: ours\nbase: office\nsettings:\n  number.style: center\n  heading3.bold: yes\n", "utf-8"
    )
    layout = load_layout(str(own))
    assert layout.number.style == "center"
    assert layout.texts["heading3"].bold
    assert not layout.body.bold
    changed = {key for key, _, _ in differences(layout, load_layout("office"))}
    assert changed == {"number.style", "heading3.bold"}


def test_all_problems_of_a_profile_are_told_with_their_lines(tmp_path):
    own = tmp_path / "ours.yaml"
    own.write_text(
        "layout: ours\nbase: offce\nsettings:\n  body.sise: 三号\n  page.top: 37\n  title.bold: 是\n"
        "  grid.rows: {value: 22, strength: sometimes}\n",
        "utf-8",
    )
    with pytest.raises(BadFileError) as caught:
        load_layout(str(own))
    lines = {problem.line for problem in caught.value.problems}
    assert {2, 4, 5, 6, 7} <= lines
    assert "body.size" in str(caught.value)


@pytest.mark.parametrize("text", ["", "- a\n", "layout: x\nsettings: 5\n", "layout: x\nsettings: {}\n"])
def test_a_profile_that_is_no_profile_is_refused(tmp_path, text):
    own = tmp_path / "ours.yaml"
    own.write_text(text, "utf-8")
    with pytest.raises(BadFileError):
        load_layout(str(own))


def test_an_unknown_profile_is_told_with_the_known_ones():
    with pytest.raises(MissingFileError, match="lectern"):
        load_layout("offise")


def test_the_guide_names_every_setting_and_every_mark():
    from draftkit.export.composing import ROLES
    from draftkit.export.layout_values import SETTINGS, TEXT_KINDS
    from draftkit.files.resources import layouts_dir

    guide = (layouts_dir() / "README.md").read_text("utf-8")
    wanted = {key for key in SETTINGS if key.split(".")[0] not in TEXT_KINDS}
    wanted |= set(TEXT_KINDS) | {f".{key.split('.')[1]}" for key in SETTINGS if key.startswith("body.")}
    assert not [key for key in wanted if f"`{key}`" not in guide]
    assert not [role for role in ROLES if f"<!-- {role} -->" not in guide]
