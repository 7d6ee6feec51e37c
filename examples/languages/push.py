import os
import time

import requests

url = os.environ.get("RECOTAP_URL", "http://127.0.0.1:4020/api/v1")
headers = {"x-api-key": os.environ["RECOTAP_API_KEY"]}
deals = [
    {"externalDealId": "d-1", "name": "Acme - Enterprise", "amount": 75000},
    {"externalDealId": "d-2", "name": "Globex - Team", "pipelineId": "legacy"},
]

for attempt in range(5):
    response = requests.post(f"{url}/deals", json={"deals": deals}, headers=headers, timeout=30)
    if response.status_code != 429 and response.status_code < 500:
        break
    time.sleep(float(response.headers.get("Retry-After", 2**attempt)))
response.raise_for_status()

# A 200 says nothing about a single deal: each has a result of its own.
for result in response.json()["data"]["results"]:
    print(result["externalDealId"], result["status"], result.get("error", ""))
