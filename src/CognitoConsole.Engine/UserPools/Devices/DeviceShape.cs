using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A device as the API shows it.</summary>
internal static class DeviceShape
{
    public static DeviceType Of(UserPool pool, Device device, string accountId)
    {
        var attributes = new List<AttributeType> { Attribute("device_status", "valid") };
        if (device.DeviceName is { } name) attributes.Add(Attribute("device_name", name));
        attributes.Add(Attribute("dev:device_arn", $"arn:aws:cognito-idp:{pool.Region}:{accountId}:owner/{device.Username}.{pool.Id}/device/{device.DeviceKey}"));
        attributes.Add(Attribute("dev:device_remembered_status", device.IsRemembered ? DeviceRememberedStatusType.Remembered : DeviceRememberedStatusType.NotRemembered));
        attributes.Add(Attribute("dev:device_sdk", "aws-sdk"));
        if (device.LastIpUsed is { } address) attributes.Add(Attribute("last_ip_used", address));
        return new DeviceType
        {
            DeviceKey = device.DeviceKey,
            DeviceAttributes = attributes,
            DeviceCreateDate = device.DeviceCreateDate,
            DeviceLastModifiedDate = device.DeviceLastModifiedDate,
            DeviceLastAuthenticatedDate = device.DeviceLastAuthenticatedDate,
        };
    }

    private static AttributeType Attribute(string name, string value) => new() { Name = name, Value = value };
}
