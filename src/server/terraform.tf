# Every resource of Amazon API Gateway V2 that Terraform's provider has, in two states: by `step`.
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
variable "url" { type = string }
variable "step" {
  type    = number
  default = 1
}
locals { second = var.step == 2 }

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "AKIDEXAMPLE"
  secret_key                  = "secret"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
  endpoints { apigatewayv2 = var.url }
  default_tags { tags = { team = "platform" } }
}

resource "aws_apigatewayv2_api" "http" {
  name                         = local.second ? "shop-two" : "shop"
  protocol_type                = "HTTP"
  description                  = local.second ? null : "A shop"
  version                      = "1.0"
  disable_execute_api_endpoint = local.second
  cors_configuration {
    allow_origins     = ["https://example.com"]
    allow_methods     = local.second ? ["GET", "POST"] : ["GET"]
    allow_headers     = ["x-one"]
    expose_headers    = ["x-two"]
    max_age           = 300
    allow_credentials = true
  }
  tags = { step = tostring(var.step) }
}
resource "aws_apigatewayv2_api" "quick" {
  name          = "quick"
  protocol_type = "HTTP"
  target        = "https://example.com/"
  route_key     = local.second ? "GET /second" : "GET /first"
}
resource "aws_apigatewayv2_api" "imported" {
  name          = "petstore"
  protocol_type = "HTTP"
  version       = local.second ? "2" : "1"
  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "petstore", version = local.second ? "2" : "1" }
    paths = {
      "/pets" = {
        get = {
          "x-amazon-apigateway-integration" = {
            type = "HTTP_PROXY", httpMethod = "GET", payloadFormatVersion = "1.0", uri = "https://example.com/pets"
          }
        }
      }
    }
  })
}
resource "aws_apigatewayv2_api" "ws" {
  name                         = "chat"
  protocol_type                = "WEBSOCKET"
  route_selection_expression   = "$request.body.action"
  api_key_selection_expression = local.second ? "$context.authorizer.usageIdentifierKey" : "$request.header.x-api-key"
}
resource "aws_apigatewayv2_authorizer" "jwt" {
  api_id           = aws_apigatewayv2_api.http.id
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]
  name             = local.second ? "jwt-two" : "jwt"
  jwt_configuration {
    audience = local.second ? ["a", "b"] : ["a"]
    issuer   = "https://example.auth0.com/"
  }
}
resource "aws_apigatewayv2_authorizer" "lambda" {
  api_id                            = aws_apigatewayv2_api.http.id
  authorizer_type                   = "REQUEST"
  authorizer_uri                    = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations"
  identity_sources                  = ["$request.header.Authorization", "$context.routeKey"]
  name                              = "lambda"
  authorizer_payload_format_version = "2.0"
  enable_simple_responses           = true
  authorizer_result_ttl_in_seconds  = local.second ? 60 : 300
}
resource "aws_apigatewayv2_authorizer" "ws" {
  api_id           = aws_apigatewayv2_api.ws.id
  authorizer_type  = "REQUEST"
  authorizer_uri   = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations"
  identity_sources = ["route.request.header.Auth"]
  name             = "ws"
}
resource "aws_apigatewayv2_vpc_link" "link" {
  name               = local.second ? "link-two" : "link"
  security_group_ids = ["sg-0123456789abcdef0"]
  subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  tags               = { a = "b" }
}
resource "aws_apigatewayv2_integration" "lambda" {
  api_id                 = aws_apigatewayv2_api.http.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = "arn:aws:lambda:us-east-1:123456789012:function:orders"
  payload_format_version = "2.0"
  timeout_milliseconds   = local.second ? 20000 : 30000
  description            = local.second ? null : "Orders"
}
resource "aws_apigatewayv2_integration" "http" {
  api_id             = aws_apigatewayv2_api.http.id
  integration_type   = "HTTP_PROXY"
  integration_method = "GET"
  integration_uri    = "https://example.com/{proxy}"
  request_parameters = local.second ? { "overwrite:path" = "$request.path" } : { "append:header.x-a" = "$context.requestId", "overwrite:path" = "/a" }
  response_parameters {
    status_code = 403
    mappings    = { "append:header.auth" = "$context.authorizer.authorizerResponse" }
  }
  dynamic "response_parameters" {
    for_each = local.second ? [] : [200]
    content {
      status_code = 200
      mappings    = { "overwrite:statuscode" = "204" }
    }
  }
}
resource "aws_apigatewayv2_integration" "private" {
  api_id             = aws_apigatewayv2_api.http.id
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/lb/50dc6c495c0c9188/0467ef3c8400ae65"
  connection_type    = "VPC_LINK"
  connection_id      = aws_apigatewayv2_vpc_link.link.id
  dynamic "tls_config" {
    for_each = local.second ? [] : [1]
    content { server_name_to_verify = "example.com" }
  }
}
resource "aws_apigatewayv2_integration" "sqs" {
  api_id              = aws_apigatewayv2_api.http.id
  integration_type    = "AWS_PROXY"
  integration_subtype = "SQS-SendMessage"
  credentials_arn     = "arn:aws:iam::123456789012:role/gw"
  request_parameters = {
    QueueUrl    = "https://sqs.us-east-1.amazonaws.com/123456789012/q"
    MessageBody = local.second ? "$request.body.message" : "$request.body"
  }
}
resource "aws_apigatewayv2_integration" "mock" {
  api_id                        = aws_apigatewayv2_api.ws.id
  integration_type              = "MOCK"
  passthrough_behavior          = local.second ? "NEVER" : "WHEN_NO_MATCH"
  template_selection_expression = "\\$default"
  request_templates             = { "200" = "{\"statusCode\":200}" }
}
resource "aws_apigatewayv2_integration" "wsaws" {
  api_id                    = aws_apigatewayv2_api.ws.id
  integration_type          = "AWS"
  integration_method        = "POST"
  content_handling_strategy = "CONVERT_TO_TEXT"
  credentials_arn           = "arn:aws:iam::123456789012:role/gw"
  integration_uri           = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:chat/invocations"
  request_parameters        = { "integration.request.header.x" = "'a'" }
}
resource "aws_apigatewayv2_integration_response" "mock" {
  api_id                        = aws_apigatewayv2_api.ws.id
  integration_id                = aws_apigatewayv2_integration.mock.id
  integration_response_key      = "/200/"
  content_handling_strategy     = "CONVERT_TO_TEXT"
  response_templates            = local.second ? { "application/json" = "{}" } : { "application/json" = "{\"a\":1}" }
  template_selection_expression = "\\$default"
}
resource "aws_apigatewayv2_model" "model" {
  api_id       = aws_apigatewayv2_api.ws.id
  content_type = "application/json"
  name         = local.second ? "messagetwo" : "message"
  description  = "d"
  schema       = jsonencode({ "$schema" = "http://json-schema.org/draft-04/schema#", title = "m", type = "object", properties = { id = { type = "string" } } })
}
resource "aws_apigatewayv2_route" "get" {
  api_id               = aws_apigatewayv2_api.http.id
  route_key            = local.second ? "GET /orders/{id}" : "GET /orders"
  target               = "integrations/${aws_apigatewayv2_integration.lambda.id}"
  authorization_type   = local.second ? "NONE" : "JWT"
  authorizer_id        = local.second ? null : aws_apigatewayv2_authorizer.jwt.id
  authorization_scopes = local.second ? null : ["read", "write"]
  operation_name       = "getOrders"
}
resource "aws_apigatewayv2_route" "iam" {
  api_id             = aws_apigatewayv2_api.http.id
  route_key          = "POST /orders"
  target             = "integrations/${aws_apigatewayv2_integration.http.id}"
  authorization_type = "AWS_IAM"
}
resource "aws_apigatewayv2_route" "custom" {
  api_id             = aws_apigatewayv2_api.http.id
  route_key          = "ANY /private/{proxy+}"
  target             = "integrations/${aws_apigatewayv2_integration.private.id}"
  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.lambda.id
}
resource "aws_apigatewayv2_route" "ws" {
  api_id                              = aws_apigatewayv2_api.ws.id
  route_key                           = "$default"
  target                              = "integrations/${aws_apigatewayv2_integration.mock.id}"
  model_selection_expression          = "action"
  request_models                      = { action = aws_apigatewayv2_model.model.name }
  route_response_selection_expression = "$default"
}
resource "aws_apigatewayv2_route" "connect" {
  api_id             = aws_apigatewayv2_api.ws.id
  route_key          = "$connect"
  target             = "integrations/${aws_apigatewayv2_integration.wsaws.id}"
  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.ws.id
  api_key_required   = local.second
  request_parameter {
    request_parameter_key = "route.request.header.authorization"
    required              = true
  }
  dynamic "request_parameter" {
    for_each = local.second ? [] : [1]
    content {
      request_parameter_key = "route.request.querystring.token"
      required              = false
    }
  }
}
resource "aws_apigatewayv2_route_response" "ws" {
  api_id                     = aws_apigatewayv2_api.ws.id
  route_id                   = aws_apigatewayv2_route.ws.id
  route_response_key         = "$default"
  model_selection_expression = local.second ? null : "action"
  response_models            = { action = aws_apigatewayv2_model.model.name }
}
resource "aws_apigatewayv2_deployment" "http" {
  api_id      = aws_apigatewayv2_api.http.id
  description = local.second ? "second" : "first"
  triggers    = local.second ? null : { step = "1" }
  depends_on  = [aws_apigatewayv2_route.get, aws_apigatewayv2_route.iam]
  lifecycle { create_before_destroy = true }
}
resource "aws_apigatewayv2_deployment" "ws" {
  api_id     = aws_apigatewayv2_api.ws.id
  depends_on = [aws_apigatewayv2_route.ws, aws_apigatewayv2_route.connect]
}
resource "aws_apigatewayv2_stage" "live" {
  api_id          = aws_apigatewayv2_api.http.id
  name            = "live"
  deployment_id   = aws_apigatewayv2_deployment.http.id
  description     = "Live"
  stage_variables = local.second ? { a = "2" } : { a = "1", b = "1" }
  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = 100
    throttling_rate_limit    = 50
  }
  dynamic "route_settings" {
    for_each = local.second ? [] : [1]
    content {
      route_key              = aws_apigatewayv2_route.iam.route_key
      throttling_burst_limit = 10
      throttling_rate_limit  = 5
    }
  }
  dynamic "access_log_settings" {
    for_each = local.second ? [] : [1]
    content {
      destination_arn = "arn:aws:logs:us-east-1:123456789012:log-group:gw"
      format          = "$context.requestId $context.status"
    }
  }
  tags = { stage = "live" }
}
resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.http.id
  name        = "$default"
  auto_deploy = true
}
resource "aws_apigatewayv2_stage" "ws" {
  api_id        = aws_apigatewayv2_api.ws.id
  name          = "prod"
  deployment_id = aws_apigatewayv2_deployment.ws.id
  default_route_settings {
    data_trace_enabled     = local.second
    logging_level          = "ERROR"
    throttling_burst_limit = 100
    throttling_rate_limit  = 50
  }
}
resource "aws_apigatewayv2_domain_name" "domain" {
  domain_name = "api.example.com"
  domain_name_configuration {
    certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
  dynamic "mutual_tls_authentication" {
    for_each = local.second ? [] : [1]
    content { truststore_uri = "s3://bucket/trust.pem" }
  }
  tags = { a = "b" }
}
resource "aws_apigatewayv2_api_mapping" "mapping" {
  api_id          = aws_apigatewayv2_api.http.id
  domain_name     = aws_apigatewayv2_domain_name.domain.id
  stage           = aws_apigatewayv2_stage.live.id
  api_mapping_key = local.second ? "v2/shop" : "v1"
}
