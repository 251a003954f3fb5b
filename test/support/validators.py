"""Opens an export with the programs that it is meant for. Prints what they found as JSON; the names of the formats are the commands."""
import io
import json
import sys


def ftm(path):
    from followthemoney import model

    schemata, faults, ids, ends = {}, [], {}, []
    with open(path, encoding="utf-8") as lines:
        for text in lines:
            data = json.loads(text)
            schema = model.get(data["schema"])
            proxy = model.get_proxy(data, cleaned=False)
            schema.validate(data)
            for name, values in data["properties"].items():
                if sorted(proxy.get(name)) != sorted(values):
                    faults.append([data["id"], name, values, proxy.get(name)])
                if name not in schema.properties:
                    faults.append([data["id"], name])
                elif schema.properties[name].type.name == "entity":
                    ends += [(value, schema.properties[name].range.name) for value in values]
            ids[data["id"]] = schema
            schemata[data["schema"]] = schemata.get(data["schema"], 0) + 1
    for end, range_ in ends:
        if end not in ids or not ids[end].is_a(range_):
            faults.append([end, range_])
    return {"schemata": schemata, "faults": faults}


def bods(path):
    import libcovebods.data_reader
    import libcovebods.jsonschemavalidate
    import libcovebods.schema

    reader = libcovebods.data_reader.DataReader(path)
    schema = libcovebods.schema.SchemaBODS(reader)
    errors = libcovebods.jsonschemavalidate.JSONSchemaValidator(schema).validate(reader)
    statements = reader.get_all_data()
    records = {each["recordId"] for each in statements}
    dangling = [
        each["recordId"]
        for each in statements
        if each["recordType"] == "relationship"
        for end in (each["recordDetails"]["subject"], each["recordDetails"]["interestedParty"])
        if end not in records
    ]
    types = {}
    for each in statements:
        types[each["recordType"]] = types.get(each["recordType"], 0) + 1
    faults = [str(error.json()) for error in errors]
    ids = {each["statementId"] for each in statements}
    return {"version": schema.schema_version, "types": types, "faults": faults + dangling, "ids": len(ids)}


def counted(graph, name):
    node = next((data for _, data in graph.nodes(data=True) if data.get("kind") == "PERSON"), {})
    return {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges(), "named": node.get(name), "types": sorted({data["type"] for _, _, data in graph.edges(data=True)})}


def graphml(path):
    import networkx

    return counted(networkx.read_graphml(path, force_multigraph=True), "name")


def gexf(path):
    import networkx

    return counted(networkx.read_gexf(path, version="1.3"), "label")


def jsonld(path):
    import rdflib

    graph = rdflib.Graph().parse(path, format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    derived = set(graph.subjects(prov.wasDerivedFrom))
    sourced = set(graph.subjects(prov.hadPrimarySource))
    claims = set(graph.objects(None, prov.wasDerivedFrom))
    return {"derived": len(derived), "claims": len(claims), "faults": [str(claim) for claim in claims - sourced]}


if __name__ == "__main__":
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
    print(json.dumps(globals()[sys.argv[1]](sys.argv[2])))
