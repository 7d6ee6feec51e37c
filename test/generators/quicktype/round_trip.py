"""Reads the items of each kind on stdin into the generated types, and prints what those make of them."""
import json
import sys

sys.path.insert(0, sys.argv[1])
import recotap

kinds = {
    "deals": (recotap.deal_from_dict, recotap.deal_to_dict),
    "accounts": (recotap.account_from_dict, recotap.account_to_dict),
    "activities": (recotap.sales_activity_from_dict, recotap.sales_activity_to_dict),
    "mappings": (recotap.external_id_mapping_from_dict, recotap.external_id_mapping_to_dict),
    "pipelines": (recotap.pipeline_from_dict, recotap.pipeline_to_dict),
}

written = {}
for kind, items in json.load(sys.stdin).items():
    read, write = kinds[kind]
    written[kind] = [write(read(item)) for item in items]
print(json.dumps(written))
