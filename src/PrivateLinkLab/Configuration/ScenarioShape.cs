namespace PrivateLinkLab.Configuration;

/// <summary>What a scenario consists of, as far as settings depend on it.</summary>
public record ScenarioShape
{
    /// <summary>The name that the setting and the command line take.</summary>
    public required string Name { get; init; }

    /// <summary>The services that have an interface endpoint unless the settings say otherwise.</summary>
    public required IReadOnlyList<string> Endpoints { get; init; }

    /// <summary>How many subnets there are unless the settings say otherwise.</summary>
    public int Subnets { get; init; } = 1;

    /// <summary>
    /// Which of the VPC's equal parts is the first private subnet, unless the settings say otherwise.
    /// </summary>
    public int FirstSubnet { get; init; } = 1;

    /// <summary>The private subnets' Name tag, with a number behind it when there are several.</summary>
    public string SubnetName { get; init; } = "mySubnet";

    /// <summary>Whether the VPC has an Internet gateway and a public subnet. All others are isolated.</summary>
    public bool HasPublicSubnet { get; init; }

    /// <summary>Whether the private subnets go out through NAT gateways in the public ones.</summary>
    public bool HasNat { get; init; }

    /// <summary>Whether the scenario has a bastion host.</summary>
    public bool HasBastion { get; init; }

    /// <summary>Whether the settings may add gateway endpoints.</summary>
    public bool OffersGatewayEndpoints { get; init; } = true;

    /// <summary>Whether the scenario has a bucket.</summary>
    public bool HasBucket { get; init; }

    /// <summary>Whether the scenario has a queue.</summary>
    public bool HasQueue { get; init; }

    /// <summary>Whether the scenario has a database.</summary>
    public bool HasDatabase { get; init; }
}
