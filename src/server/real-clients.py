"""Calls every operation of API Gateway V2 through boto3, at the endpoint in SANDBOX_URL.

Fails on any warning, on any line that botocore logs as a warning, and on any answer whose members or types are not
those of botocore's own model. What is accepted or not is for the caller to see at the other end of the wire.
"""

import json
import logging
import os
import warnings

import boto3
import botocore
from botocore.config import Config

warnings.simplefilter("error")


class Refusing(logging.Handler):
    def emit(self, record):
        raise AssertionError(f"botocore says: {record.getMessage()}")


logging.getLogger("botocore").addHandler(Refusing(level=logging.WARNING))

client = boto3.client(
    "apigatewayv2",
    region_name="us-east-1",
    endpoint_url=os.environ["SANDBOX_URL"],
    aws_access_key_id="AKIDEXAMPLE",
    aws_secret_access_key="secret",
    config=Config(retries={"total_max_attempts": 1}),
)
seen = set()

TYPES = {
    "structure": dict,
    "map": dict,
    "list": list,
    "string": str,
    "timestamp": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "double": (int, float),
}


def strict(shape, value, path):
    """The parser passes over members that it does not know, and over wrong types of many: here they are errors."""
    assert isinstance(value, TYPES[shape.type_name]), f"{path} is {value!r}, no {shape.type_name}"
    if shape.type_name == "structure":
        names = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        for name, item in value.items():
            assert name in names, f"{path}.{name} is not in the model"
            strict(names[name], item, f"{path}.{name}")
    elif shape.type_name == "map":
        for name, item in value.items():
            strict(shape.value, item, f"{path}.{name}")
    elif shape.type_name == "list":
        for item in value:
            strict(shape.member, item, f"{path}[]")
    elif shape.type_name == "timestamp":
        assert value.endswith("Z") and len(value) == 20, f"{path} is {value!r}"
    elif shape.type_name == "string" and getattr(shape, "enum", None):
        assert value in shape.enum, f"{path} is {value!r}, not one of {shape.enum}"


def check(http_response, model, **_):
    seen.add(model.name)
    status = model.http.get("responseCode", 200)
    assert http_response.status_code == status, f"{model.name} answered {http_response.status_code}"
    assert http_response.headers["x-amzn-requestid"]
    shape = model.output_shape
    if shape and shape.members and "payload" not in shape.serialization:
        strict(shape, json.loads(http_response.content), model.name)


client.meta.events.register("after-call.apigatewayv2.*", check)


def paginated(name, **parent):
    """The pages of one, by botocore's paginator where it has one, else by hand; there are at least two."""
    if client.can_paginate(name):
        pages = list(client.get_paginator(name).paginate(**parent, PaginationConfig={"PageSize": 1}))
    else:
        page = getattr(client, name)(**parent, MaxResults="1")
        pages = [page]
        while "NextToken" in page:
            page = getattr(client, name)(**parent, MaxResults="1", NextToken=page["NextToken"])
            pages.append(page)
    items = [item for page in pages for item in page["Items"]]
    assert len(pages) == len(items) >= 2, f"{name}: {len(items)} items on {len(pages)} pages"
    assert len({json.dumps(item, default=str) for item in items}) == len(items), f"{name} gives an item twice"


FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:orders"
INVOCATION = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222"


def http_api():
    api = client.create_api(
        Name="real ü",
        ProtocolType="HTTP",
        CorsConfiguration={"AllowOrigins": ["*"], "MaxAge": 5},
        Tags={"a": "1"},
    )["ApiId"]
    client.get_api(ApiId=api)
    client.update_api(ApiId=api, Description="two\nlines")
    client.delete_cors_configuration(ApiId=api)
    lambdas = [
        client.create_integration(
            ApiId=api, IntegrationType="AWS_PROXY", IntegrationUri=FUNCTION, PayloadFormatVersion="2.0"
        )["IntegrationId"]
        for _ in range(2)
    ]
    client.get_integration(ApiId=api, IntegrationId=lambdas[0])
    client.update_integration(ApiId=api, IntegrationId=lambdas[0], Description="x", TimeoutInMillis=50)
    paginated("get_integrations", ApiId=api)
    authorizers = [
        client.create_authorizer(
            ApiId=api,
            Name=name,
            AuthorizerType="JWT",
            IdentitySource=["$request.header.Authorization"],
            JwtConfiguration={"Issuer": "https://issuer.example", "Audience": ["a"]},
        )["AuthorizerId"]
        for name in ("one", "two")
    ]
    client.get_authorizer(ApiId=api, AuthorizerId=authorizers[0])
    client.update_authorizer(ApiId=api, AuthorizerId=authorizers[0], Name="renamed")
    paginated("get_authorizers", ApiId=api)
    routes = [
        client.create_route(
            ApiId=api,
            RouteKey=key,
            Target=f"integrations/{lambdas[0]}",
            AuthorizationType="JWT",
            AuthorizerId=authorizers[0],
            AuthorizationScopes=["read"],
        )["RouteId"]
        for key in ("GET /ü/{id}", "$default")
    ]
    client.get_route(ApiId=api, RouteId=routes[0])
    client.update_route(ApiId=api, RouteId=routes[0], OperationName="read")
    paginated("get_routes", ApiId=api)
    for stage in ("$default", "prod"):
        client.create_stage(
            ApiId=api,
            StageName=stage,
            RouteSettings={"GET /ü/{id}": {"ThrottlingBurstLimit": 1, "ThrottlingRateLimit": 0.5}},
            AccessLogSettings={
                "DestinationArn": "arn:aws:logs:us-east-1:123456789012:log-group:a",
                "Format": "$context.requestId",
            },
        )
    client.get_stage(ApiId=api, StageName="$default")
    client.delete_route_settings(ApiId=api, StageName="$default", RouteKey="GET /ü/{id}")
    client.delete_access_log_settings(ApiId=api, StageName="$default")
    client.reset_authorizers_cache(ApiId=api, StageName="$default")
    client.update_stage(ApiId=api, StageName="$default", StageVariables={"env": "test"})
    paginated("get_stages", ApiId=api)
    deployments = [client.create_deployment(ApiId=api)["DeploymentId"] for _ in range(2)]
    client.get_deployment(ApiId=api, DeploymentId=deployments[0])
    client.update_deployment(ApiId=api, DeploymentId=deployments[0], Description="x")
    paginated("get_deployments", ApiId=api)

    exported = client.export_api(ApiId=api, OutputType="YAML", Specification="OAS30")["body"].read().decode()
    assert exported.startswith('openapi: "3.0.1"'), exported[:80]
    client.import_api(Body=exported)
    client.reimport_api(ApiId=api, Body=exported)
    for item in client.get_routes(ApiId=api)["Items"]:
        client.delete_route(ApiId=api, RouteId=item["RouteId"])
    for item in client.get_integrations(ApiId=api)["Items"]:
        client.delete_integration(ApiId=api, IntegrationId=item["IntegrationId"])
    for item in client.get_authorizers(ApiId=api)["Items"]:
        client.delete_authorizer(ApiId=api, AuthorizerId=item["AuthorizerId"])

    arn = f"arn:aws:apigateway:us-east-1::/apis/{api}/stages/$default"
    client.tag_resource(ResourceArn=arn, Tags={"b:c/d": "2"})
    assert client.get_tags(ResourceArn=arn)["Tags"] == {"b:c/d": "2"}
    client.untag_resource(ResourceArn=arn, TagKeys=["b:c/d"])
    for deployment in deployments:
        client.delete_deployment(ApiId=api, DeploymentId=deployment)
    return api


def websocket_api():
    api = client.create_api(
        Name="chat", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action"
    )["ApiId"]
    models = [
        client.create_model(ApiId=api, Name=name, Schema='{"type":"object"}')["ModelId"] for name in ("Pet", "Dog")
    ]
    client.get_model(ApiId=api, ModelId=models[0])
    client.update_model(ApiId=api, ModelId=models[0], Description="x")
    client.get_model_template(ApiId=api, ModelId=models[0])
    paginated("get_models", ApiId=api)
    client.delete_model(ApiId=api, ModelId=models[0])

    mock = client.create_integration(ApiId=api, IntegrationType="MOCK")["IntegrationId"]
    responses = [
        client.create_integration_response(ApiId=api, IntegrationId=mock, IntegrationResponseKey=key)[
            "IntegrationResponseId"
        ]
        for key in ("$default", r"/2\d\d/")
    ]
    place = {"ApiId": api, "IntegrationId": mock, "IntegrationResponseId": responses[0]}
    client.get_integration_response(**place)
    client.update_integration_response(**place, ResponseTemplates={"$default": "{}"})
    paginated("get_integration_responses", ApiId=api, IntegrationId=mock)
    client.delete_integration_response(**place)

    key = "route.request.querystring.a b/c"
    route = client.create_route(ApiId=api, RouteKey="join", RequestParameters={key: {"Required": True}})["RouteId"]
    client.delete_route_request_parameter(ApiId=api, RouteId=route, RequestParameterKey=key)
    reply = client.create_route_response(ApiId=api, RouteId=route, RouteResponseKey="$default")["RouteResponseId"]
    place = {"ApiId": api, "RouteId": route, "RouteResponseId": reply}
    client.get_route_response(**place)
    client.update_route_response(**place, ModelSelectionExpression="$request.body.a")
    # The service takes but one response for a route, so that there is no second page.
    pages = client.get_paginator("get_route_responses").paginate(
        ApiId=api, RouteId=route, PaginationConfig={"PageSize": 1}
    )
    assert [len(page["Items"]) for page in pages] == [1]
    client.delete_route_response(**place)
    client.delete_api(ApiId=api)


def domain(api):
    names = ["one.example.com", "two.example.com"]
    for name in names:
        client.create_domain_name(
            DomainName=name,
            DomainNameConfigurations=[{"CertificateArn": CERTIFICATE}],
            MutualTlsAuthentication={"TruststoreUri": "s3://bucket/a.pem"},
        )
    client.get_domain_name(DomainName=names[0])
    client.update_domain_name(DomainName=names[0], MutualTlsAuthentication={"TruststoreUri": ""})
    paginated("get_domain_names")
    mappings = [
        client.create_api_mapping(DomainName=names[0], ApiId=api, Stage="prod", ApiMappingKey=key)["ApiMappingId"]
        for key in ("v1", "v2/orders")
    ]
    place = {"DomainName": names[0], "ApiMappingId": mappings[0]}
    client.get_api_mapping(**place)
    client.update_api_mapping(**place, ApiId=api, ApiMappingKey="v3")
    paginated("get_api_mappings", DomainName=names[0])
    for mapping in mappings:
        client.delete_api_mapping(DomainName=names[0], ApiMappingId=mapping)
    client.delete_domain_name(DomainName=names[0])


def vpc_links():
    links = [client.create_vpc_link(Name=name, SubnetIds=["subnet-1"])["VpcLinkId"] for name in ("one", "two")]
    client.get_vpc_link(VpcLinkId=links[0])
    client.update_vpc_link(VpcLinkId=links[0], Name="renamed")
    paginated("get_vpc_links")
    client.delete_vpc_link(VpcLinkId=links[0])


def refusals():
    """What is refused arrives as the exception of its name, message and status."""
    for error, status, operation, members in (
        ("NotFoundException", 404, "get_api", {"ApiId": "nothing"}),
        ("BadRequestException", 400, "create_api", {"Name": "", "ProtocolType": "HTTP"}),
    ):
        try:
            getattr(client, operation)(**members)
        except getattr(client.exceptions, error) as caught:
            assert caught.response["ResponseMetadata"]["HTTPStatusCode"] == status
            assert caught.response["Error"]["Code"] == error and caught.response["Error"]["Message"]
        else:
            raise AssertionError(f"{operation} was not refused")


real = http_api()
paginated("get_apis")
websocket_api()
domain(real)
vpc_links()
client.delete_stage(ApiId=real, StageName="prod")
client.delete_api(ApiId=real)
client.meta.events.unregister("after-call.apigatewayv2.*", check)
refusals()
print(json.dumps({"botocore": botocore.__version__, "operations": sorted(seen)}))
