"""What schemathesis has to know of this API: how its scalars look, and what an answer may never be."""
import os

import schemathesis
from graphql import (
    FieldNode, FragmentSpreadNode, InlineFragmentNode, OperationDefinitionNode, TypeInfo, build_client_schema, get_named_type,
    get_nullable_type, is_abstract_type, is_enum_type, is_leaf_type, is_list_type, is_non_null_type, parse,
)
from hypothesis import strategies as st
from schemathesis.graphql import nodes

text = st.text(max_size=40).map(nodes.String)
schemathesis.graphql.scalar("Date", st.dates().map(lambda d: nodes.String(d.isoformat())) | text)
schemathesis.graphql.scalar("PartialDate", st.dates().map(lambda d: nodes.String(d.isoformat()[:7])) | text)
schemathesis.graphql.scalar("DateTime", st.datetimes().map(lambda d: nodes.String(d.isoformat() + "Z")) | text)
schemathesis.graphql.scalar("URL", st.just(nodes.String("https://paper.example/1")) | text)
schemathesis.graphql.scalar("JSON", text)
# Of the seed packs: what is found is asked for more than what is not.
IDS = ["anthropic", "xai", "spacex", "elon-musk", "google", "amazon", "microsoft", "openai", "frontier-ai-models", "nvidia"]
schemathesis.graphql.scalar("Int", (st.integers(1, 100) | st.integers(-(2**31), 2**31 - 1)).map(nodes.Int))
schemathesis.graphql.scalar("ID", st.sampled_from(IDS).map(nodes.String) | text)

# Asked for again by everyone who is refused so: the database was slow or away, which on a busy machine is no fault of the question.
BUSY = {"TIMEOUT", "BUSY", "TOO_MANY_REQUESTS", "OVERLOADED"}
CODES = set(os.environ["FUZZ_CODES"].split()) - {"INTERNAL"}


@schemathesis.check
def answers_as_documented(ctx, response, case):
    """No error of the server, every error with a documented code, and data as the schema says."""
    answer = response.json()
    codes = [error.get("extensions", {}).get("code") for error in answer.get("errors", [])]
    assert response.status_code < 500 or set(codes) <= BUSY, f"HTTP {response.status_code}: {codes}"
    for error, code in zip(answer.get("errors", []), codes):
        assert code in CODES, f"{code}: {error['message']}"
    if answer.get("data") is None:
        return
    document = parse(case.body)
    schema = case.operation.schema.client_schema
    fragments = {part.name.value: part for part in document.definitions if not isinstance(part, OperationDefinitionNode)}
    (operation,) = [part for part in document.definitions if isinstance(part, OperationDefinitionNode)]
    root = schema.get_root_type(operation.operation)
    paths = {tuple(error.get("path") or ()) for error in answer.get("errors", [])}
    whole(answer["data"], operation.selection_set, root, schema, fragments, (), paths)


def whole(value, selections, of, schema, fragments, at, failed):
    for name, field, kind in fields(selections, of, schema, fragments):
        if name not in value:
            assert is_abstract_type(of) or kind is None, f"{(*at, name)} is missing"
            continue
        shown(value[name], field.selection_set, kind, schema, fragments, (*at, name), failed)


def fields(selections, of, schema, fragments):
    for node in selections.selections:
        if isinstance(node, FieldNode):
            name = node.alias.value if node.alias else node.name.value
            known = getattr(of, "fields", {}).get(node.name.value)
            if known is not None:
                yield name, node, known.type
        elif isinstance(node, InlineFragmentNode) and node.type_condition is None:
            yield from fields(node.selection_set, of, schema, fragments)


def shown(value, selections, kind, schema, fragments, at, failed):
    if is_non_null_type(kind):
        assert value is not None, f"{at} is null"
        kind = kind.of_type
    if value is None:
        return
    if is_list_type(kind):
        assert isinstance(value, list), f"{at} is no list"
        for i, one in enumerate(value):
            shown(one, selections, kind.of_type, schema, fragments, (*at, i), failed)
    elif is_enum_type(kind):
        assert value in kind.values, f"{at} is {value!r}, which {kind} does not have"
    elif is_leaf_type(kind):
        expected = {"Int": int, "Float": (int, float), "Boolean": bool, "JSON": object}.get(kind.name, str)
        assert isinstance(value, expected), f"{at} is no {kind}: {value!r}"
    else:
        assert isinstance(value, dict), f"{at} is no object"
        whole(value, selections, kind, schema, fragments, at, failed)
