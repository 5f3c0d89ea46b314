using PrivateLinkLab.Cloud.Hashing;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// The addresses of one subnet. AWS keeps five of each subnet for itself: the first four and the last (Amazon VPC User
/// Guide, "Subnet CIDR blocks"). An owner's address follows from its id, so that it does not depend on who asked first,
/// unless two owners fall on the same one: then the later takes the next that is free.
/// </summary>
internal sealed class AddressPool(CidrBlock block)
{
    private const int ReservedAtStart = 4;
    private const int ReservedAtEnd = 1;

    private readonly Dictionary<IpAddress, string> _owners = [];

    /// <summary>How many addresses are free.</summary>
    public int Free => (int)Usable - _owners.Count;

    private uint Usable => (uint)((1L << block.HostBits) - ReservedAtStart - ReservedAtEnd);

    /// <summary>The address for an owner; null when the subnet is full.</summary>
    public string? Take(string ownerId)
    {
        if (_owners.Count >= Usable)
        {
            return null;
        }

        var offset = StableHash.Of("address", ownerId).Below(Usable);
        IpAddress address;
        do
        {
            address = block.Network.Plus(ReservedAtStart + offset);
            offset = (offset + 1) % Usable;
        } while (!_owners.TryAdd(address, ownerId));
        return address.ToString();
    }

    /// <summary>Whether AWS gives the address out at all.</summary>
    public bool IsUsable(IpAddress address) =>
        block.Contains(address)
        && address >= block.Network.Plus(ReservedAtStart)
        && address < block.Network.Plus(ReservedAtStart + Usable);

    /// <summary>Takes a chosen address; false when another owner has it.</summary>
    public bool TryTake(IpAddress address, string ownerId) => _owners.TryAdd(address, ownerId);
}
