/** The type of a property: a scalar, any JSON, or a structure of others. */
export type PropertyType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'json'
  | { list: PropertyType }
  | { map: PropertyType }
  | { members: Readonly<Record<string, Property>> };

/** A property, which may be required. */
export type Property = PropertyType | { required: PropertyType };

/** A type of resource: its properties, and the attributes that `!GetAtt` takes. */
export interface ResourceSpecification {
  properties: Readonly<Record<string, Property>>;
  attributes: readonly string[];
}

/**
 * The types of resources that templates have, by name without `AWS::ApiGatewayV2::`. Facts of AWS's resource specification as
 * the npm package @aws-cdk/aws-service-spec 0.1.216 carries it.
 */
export const SPECIFICATION: Readonly<Record<string, ResourceSpecification>> = {
  Api: {
    properties: {
      ApiKeySelectionExpression: 'string',
      BasePath: 'string',
      Body: 'json',
      BodyS3Location: { members: { Bucket: 'string', Etag: 'string', Key: 'string', Version: 'string' } },
      CorsConfiguration: {
        members: {
          AllowCredentials: 'boolean',
          AllowHeaders: { list: 'string' },
          AllowMethods: { list: 'string' },
          AllowOrigins: { list: 'string' },
          ExposeHeaders: { list: 'string' },
          MaxAge: 'integer',
        },
      },
      CredentialsArn: 'string',
      Description: 'string',
      DisableExecuteApiEndpoint: 'boolean',
      DisableSchemaValidation: 'boolean',
      FailOnWarnings: 'boolean',
      IpAddressType: 'string',
      Name: 'string',
      ProtocolType: 'string',
      RouteKey: 'string',
      RouteSelectionExpression: 'string',
      Tags: { map: 'string' },
      Target: 'string',
      Version: 'string',
    },
    attributes: ['ApiEndpoint', 'ApiId', 'ExecuteApiArn'],
  },
  ApiMapping: {
    properties: {
      ApiId: { required: 'string' },
      ApiMappingKey: 'string',
      DomainName: { required: 'string' },
      Stage: { required: 'string' },
    },
    attributes: ['ApiMappingId'],
  },
  Authorizer: {
    properties: {
      ApiId: { required: 'string' },
      AuthorizerCredentialsArn: 'string',
      AuthorizerPayloadFormatVersion: 'string',
      AuthorizerResultTtlInSeconds: 'integer',
      AuthorizerType: { required: 'string' },
      AuthorizerUri: 'string',
      EnableSimpleResponses: 'boolean',
      IdentitySource: { list: 'string' },
      IdentityValidationExpression: 'string',
      JwtConfiguration: { members: { Audience: { list: 'string' }, Issuer: 'string' } },
      Name: { required: 'string' },
    },
    attributes: ['AuthorizerId'],
  },
  Deployment: {
    properties: { ApiId: { required: 'string' }, Description: 'string', StageName: 'string' },
    attributes: ['DeploymentId'],
  },
  DomainName: {
    properties: {
      DomainName: { required: 'string' },
      DomainNameConfigurations: {
        list: {
          members: {
            CertificateArn: 'string',
            CertificateName: 'string',
            EndpointType: 'string',
            IpAddressType: 'string',
            OwnershipVerificationCertificateArn: 'string',
            SecurityPolicy: 'string',
          },
        },
      },
      MutualTlsAuthentication: { members: { TruststoreUri: 'string', TruststoreVersion: 'string' } },
      RoutingMode: 'string',
      Tags: { map: 'string' },
    },
    attributes: ['DomainNameArn', 'RegionalDomainName', 'RegionalHostedZoneId'],
  },
  Integration: {
    properties: {
      ApiId: { required: 'string' },
      ConnectionId: 'string',
      ConnectionType: 'string',
      ContentHandlingStrategy: 'string',
      CredentialsArn: 'string',
      Description: 'string',
      IntegrationMethod: 'string',
      IntegrationSubtype: 'string',
      IntegrationType: { required: 'string' },
      IntegrationUri: 'string',
      PassthroughBehavior: 'string',
      PayloadFormatVersion: 'string',
      RequestParameters: { map: 'string' },
      RequestTemplates: { map: 'string' },
      ResponseParameters: {
        map: {
          members: { ResponseParameters: { list: { members: { Destination: 'string', Source: 'string' } } } },
        },
      },
      TemplateSelectionExpression: 'string',
      TimeoutInMillis: 'integer',
      TlsConfig: { members: { ServerNameToVerify: 'string' } },
    },
    attributes: ['IntegrationId'],
  },
  IntegrationResponse: {
    properties: {
      ApiId: { required: 'string' },
      ContentHandlingStrategy: 'string',
      IntegrationId: { required: 'string' },
      IntegrationResponseKey: { required: 'string' },
      ResponseParameters: 'json',
      ResponseTemplates: 'json',
      TemplateSelectionExpression: 'string',
    },
    attributes: ['IntegrationResponseId'],
  },
  Model: {
    properties: {
      ApiId: { required: 'string' },
      ContentType: 'string',
      Description: 'string',
      Name: { required: 'string' },
      Schema: { required: 'json' },
    },
    attributes: ['ModelId'],
  },
  Route: {
    properties: {
      ApiId: { required: 'string' },
      ApiKeyRequired: 'boolean',
      AuthorizationScopes: { list: 'string' },
      AuthorizationType: 'string',
      AuthorizerId: 'string',
      ModelSelectionExpression: 'string',
      OperationName: 'string',
      RequestModels: 'json',
      RequestParameters: 'json',
      RouteKey: { required: 'string' },
      RouteResponseSelectionExpression: 'string',
      Target: 'string',
    },
    attributes: ['RouteId'],
  },
  RouteResponse: {
    properties: {
      ApiId: { required: 'string' },
      ModelSelectionExpression: 'string',
      ResponseModels: 'json',
      ResponseParameters: { map: { members: { Required: { required: 'boolean' } } } },
      RouteId: { required: 'string' },
      RouteResponseKey: { required: 'string' },
    },
    attributes: ['RouteResponseId'],
  },
  RoutingRule: {
    properties: {
      Actions: {
        required: {
          list: {
            members: {
              InvokeApi: {
                required: {
                  members: {
                    ApiId: { required: 'string' },
                    Stage: { required: 'string' },
                    StripBasePath: 'boolean',
                  },
                },
              },
            },
          },
        },
      },
      Conditions: {
        required: {
          list: {
            members: {
              MatchBasePaths: { members: { AnyOf: { required: { list: 'string' } } } },
              MatchHeaders: {
                members: {
                  AnyOf: {
                    required: {
                      list: {
                        members: { Header: { required: 'string' }, ValueGlob: { required: 'string' } },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
      DomainNameArn: { required: 'string' },
      Priority: { required: 'integer' },
    },
    attributes: ['RoutingRuleArn', 'RoutingRuleId'],
  },
  Stage: {
    properties: {
      AccessLogSettings: { members: { DestinationArn: 'string', Format: 'string' } },
      AccessPolicyId: 'string',
      ApiId: { required: 'string' },
      AutoDeploy: 'boolean',
      ClientCertificateId: 'string',
      DefaultRouteSettings: {
        members: {
          DataTraceEnabled: 'boolean',
          DetailedMetricsEnabled: 'boolean',
          LoggingLevel: 'string',
          ThrottlingBurstLimit: 'integer',
          ThrottlingRateLimit: 'number',
        },
      },
      DeploymentId: 'string',
      Description: 'string',
      RouteSettings: 'json',
      StageName: { required: 'string' },
      StageVariables: 'json',
      Tags: 'json',
    },
    attributes: [],
  },
  VpcLink: {
    properties: {
      Name: { required: 'string' },
      SecurityGroupIds: { list: 'string' },
      SubnetIds: { required: { list: 'string' } },
      Tags: { map: 'string' },
    },
    attributes: ['VpcLinkId'],
  },
};
