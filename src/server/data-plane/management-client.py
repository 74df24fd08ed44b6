"""Talks to a connection through boto3 at the endpoint in MANAGEMENT_URL: describes it, sends to it, ends it, and meets its end."""

import json
import os

import boto3
from botocore.config import Config

client = boto3.client(
    "apigatewaymanagementapi",
    region_name="us-east-1",
    endpoint_url=os.environ["MANAGEMENT_URL"],
    aws_access_key_id="AKIDEXAMPLE",
    aws_secret_access_key="secret",
    config=Config(retries={"total_max_attempts": 1}),
)
connection = os.environ["CONNECTION_ID"]
described = client.get_connection(ConnectionId=connection)
client.post_to_connection(ConnectionId=connection, Data="from Python ä".encode())
client.delete_connection(ConnectionId=connection)
try:
    client.post_to_connection(ConnectionId=connection, Data=b"late")
    late = "sent"
except client.exceptions.GoneException as error:
    late = error.response["Error"]["Code"]
print(
    json.dumps(
        {
            "sourceIp": described["Identity"]["SourceIp"],
            "hasTimes": described["ConnectedAt"] <= described["LastActiveAt"],
            "late": late,
        }
    )
)
