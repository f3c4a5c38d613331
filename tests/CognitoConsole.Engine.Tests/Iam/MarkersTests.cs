using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class MarkersTests
{
    [Fact]
    public async Task A_marker_of_another_list_is_none()
    {
        await using var cognito = new TestCognito();
        foreach (var name in new[] { "a", "b", "c" })
        {
            await cognito.Invoke(new CreateRoleRequest { RoleName = name, Path = "/app/", AssumeRolePolicyDocument = TestCognito.TrustInAccount });
            await cognito.Invoke(new CreatePolicyRequest { PolicyName = name, PolicyDocument = TestCognito.Allow("s3:*") });
            await cognito.Invoke(new TagRoleRequest { RoleName = "a", Tags = [new Tag { Key = name + new string('ж', 127), Value = "1" }] });
        }

        var roles = (await cognito.Invoke(new ListRolesRequest { MaxItems = 1 })).Marker;
        var tags = await cognito.Invoke(new ListRoleTagsRequest { RoleName = "a", MaxItems = 1 });
        // As long as a place can be.
        Assert.Equal(2, (await cognito.Invoke(new ListRoleTagsRequest { RoleName = "a", Marker = tags.Marker })).Tags.Count);

        await Refuses(new ListPoliciesRequest { Marker = roles });
        await Refuses(new ListRolesRequest { Marker = roles, PathPrefix = "/app/" });
        await Refuses(new ListRolesRequest { Marker = "a" });
        await Refuses(new ListRoleTagsRequest { RoleName = "b", Marker = tags.Marker });
        await Refuses(new SimulateCustomPolicyRequest { PolicyInputList = [TestCognito.Allow("s3:*")], ActionNames = ["s3:A", "s3:B"], Marker = "1" });
        await Refuses(new ListAccessKeysRequest { UserName = "ben", Marker = roles });
        cognito.Clock.Advance(TimeSpan.FromHours(2));
        await Refuses(new ListRolesRequest { Marker = roles });

        async Task Refuses<TResponse>(IRequest<TResponse> request)
        {
            var refusal = await cognito.Refusal(request);
            Assert.Equal((ErrorCodes.ValidationException, "Invalid Marker."), (refusal.Code, refusal.Message));
        }
    }
}
