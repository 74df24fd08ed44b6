"""Makes the same things in two Regions at once through boto3, at the endpoint in SANDBOX_URL, and says what each has."""

import json
import os
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

REGIONS = ("us-east-1", "eu-west-1")

clients = {
    region: boto3.client(
        "apigatewayv2",
        region_name=region,
        endpoint_url=os.environ["SANDBOX_URL"],
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="secret",
        config=Config(retries={"total_max_attempts": 1}),
    )
    for region in REGIONS
}


def make(region):
    client = clients[region]
    for at in range(10):
        client.create_api(Name=f"{region} {at}", ProtocolType="HTTP", Tags={"region": region})
    client.create_domain_name(
        DomainName="api.example.com",
        DomainNameConfigurations=[
            {"CertificateArn": f"arn:aws:acm:{region}:123456789012:certificate/11111111-2222-3333-4444-555555555555"}
        ],
    )


with ThreadPoolExecutor() as pool:
    list(pool.map(make, REGIONS))

made = {}
for region in REGIONS:
    client = clients[region]
    apis = client.get_apis(MaxResults="500")["Items"]
    domain = client.get_domain_name(DomainName="api.example.com")
    assert client.get_tags(ResourceArn=f"arn:aws:apigateway:{region}::/apis/{apis[0]['ApiId']}")["Tags"] == {
        "region": region
    }
    other = clients[REGIONS[1 - REGIONS.index(region)]]
    try:
        other.get_api(ApiId=apis[0]["ApiId"])
    except other.exceptions.NotFoundException:
        pass
    else:
        raise AssertionError(f"{apis[0]['ApiId']} of {region} is found in the other Region")
    made[region] = {
        "names": [api["Name"] for api in apis],
        "hosts": [api["ApiEndpoint"].split(".", 1)[1] for api in apis],
        "arn": domain["DomainNameArn"],
        "zone": domain["DomainNameConfigurations"][0]["HostedZoneId"],
    }
print(json.dumps(made))
