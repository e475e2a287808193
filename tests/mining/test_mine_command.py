"""`draftkit mine` as a person calls it."""

from __future__ import annotations

import json
import shutil

import pytest

from draftkit.bank.store import load_bank
from draftkit.cli.main import main
from draftkit.mining.preparing import documents
from draftkit.session.mining import mine_files


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "home"))


@pytest.fixture
def library(tmp_path, folder):
    return shutil.copytree(folder, tmp_path / "旧稿")


def run(*argv):
    return main([str(each) for each in argv], lambda _: 0)


def test_candidates_are_a_bank_file_to_review(tmp_path, library, capsys):
    output = tmp_path / "候选.yaml"
    assert run("mine", library, "-o", output) == 0
    printed = capsys.readouterr()
    assert "3 篇讲话" in printed.out
    assert "句式" in printed.out
    bank = load_bank([output])
    mined = [phrase for phrase in bank.phrases if phrase.path == str(output)]
    assert not [problem for problem in bank.problems if problem.path == str(output)]
    assert {phrase.status.value for phrase in mined} == {"candidate"}
    assert all(bank.stats[phrase.id].attestations for phrase in mined)


def test_second_run_is_the_same_byte_for_byte_without_segmenting(tmp_path, library, monkeypatch):
    first = mine_files([library], tmp_path / "a.yaml")
    monkeypatch.setattr(documents, "_prepare_one", lambda *_: pytest.fail("segmented again"))
    second = mine_files([library], tmp_path / "b.yaml")
    assert second.stored
    assert second.report == first.report
    for name in ("yaml", "stats.jsonl"):
        assert (tmp_path / f"a.{name}").read_bytes() == (tmp_path / f"b.{name}").read_bytes()


def test_only_a_changed_document_is_segmented_again(tmp_path, library):
    assert mine_files([library], tmp_path / "a.yaml").fresh == 3
    changed = library / "hedong.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n要狠抓落实。\n", encoding="utf-8")
    assert mine_files([library], tmp_path / "a.yaml").fresh == 1


def test_a_stopped_run_goes_on_where_it_stopped(tmp_path, library):
    def stop(stage, done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mine_files([library], tmp_path / "a.yaml", progress=stop)
    assert not (tmp_path / "a.yaml").exists()
    assert mine_files([library], tmp_path / "a.yaml").fresh == 1


def test_several_processes_give_the_same_file(tmp_path, library, monkeypatch):
    mine_files([library], tmp_path / "a.yaml", jobs=1)
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "other"))
    mine_files([library], tmp_path / "b.yaml", jobs=2)
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()


def test_explain_prints_the_parts_of_a_score(tmp_path, library, capsys):
    output = tmp_path / "候选.yaml"
    run("mine", library, "-o", output)
    phrase = next(p for p in load_bank([output]).phrases if p.text == "建立健全【哪方面】机制")
    capsys.readouterr()
    assert run("mine", "--explain", phrase.id, "-o", output) == 0
    printed = capsys.readouterr().out
    assert "attestation" in printed
    assert "3 篇独立讲话" in printed
    assert "wangchuan.txt" in printed


def test_explain_of_an_unknown_id_names_near_ones(tmp_path, library, capsys):
    output = tmp_path / "候选.yaml"
    run("mine", library, "-o", output)
    assert run("mine", "--explain", "mf-000000", "-o", output) == 2
    assert "mf-000000" in capsys.readouterr().err


def test_report_as_json(tmp_path, library, capsys):
    assert run("mine", library, "-o", tmp_path / "c.yaml", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["speeches"] == 3
    assert sum(report["kinds"].values()) > 20


def test_one_bad_document_does_not_stop_the_rest(tmp_path, library, capsys):
    (library / "坏.docx").write_bytes(b"PK\x03\x04 not a document")
    assert run("mine", library, "-o", tmp_path / "c.yaml") == 1
    assert "坏.docx" in capsys.readouterr().err
    assert (tmp_path / "c.yaml").exists()


@pytest.mark.parametrize("argv", [["nowhere", "-o", "c.yaml"], ["-o", "no/folder/c.yaml"], []])
def test_what_the_caller_must_mend(tmp_path, argv, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("mine", *argv) == 2
    assert capsys.readouterr().err.startswith("draftkit：")


def test_a_wrong_formula_is_explained(tmp_path, library, capsys):
    wrong = tmp_path / "公式.yaml"
    wrong.write_text("weights: {frame: {attestation: 高}}\n", encoding="utf-8")
    assert run("mine", library, "-o", tmp_path / "c.yaml", "--scoring", wrong) == 2
    assert "公式.yaml" in capsys.readouterr().err


def test_without_paths_the_library_is_mined(tmp_path, library, capsys):
    assert run("mine", "-o", tmp_path / "c.yaml") == 2
    assert "corpus add" in capsys.readouterr().err
    assert run("corpus", "add", library) == 0
    assert run("mine", "-o", tmp_path / "c.yaml") == 0
    assert "3 篇讲话" in capsys.readouterr().out
