using PrivateLinkLab.Simulation.Answering;

namespace PrivateLinkLab.Simulation.Networking;

/// <summary>
/// The addresses of one subnet. AWS keeps five of each subnet for itself: the first four and the last (Amazon VPC User
/// Guide, "Subnet CIDR blocks"). An owner's address follows from its id, so that it does not depend on who asked first,
/// unless two owners fall on the same one: then the later takes the next that is free.
/// </summary>
internal sealed class AddressPool(Ipv4Block block)
{
    private const int ReservedAtStart = 4;
    private const int ReservedAtEnd = 1;

    private readonly Dictionary<uint, string> _owners = [];

    private uint Usable => (uint)(block.Size - ReservedAtStart - ReservedAtEnd);

    /// <summary>The address for an owner; null when the subnet is full.</summary>
    public string? Take(string ownerId)
    {
        if (_owners.Count >= Usable)
        {
            return null;
        }
        var offset = StableHash.Of("address", ownerId).Below(Usable);
        uint address;
        do
        {
            address = block.Network + ReservedAtStart + offset;
            offset = (offset + 1) % Usable;
        }
        while (!_owners.TryAdd(address, ownerId));
        return Ipv4Address.Text(address);
    }

    /// <summary>Whether AWS gives the address out at all.</summary>
    public bool IsUsable(uint address) =>
        block.Contains(address) && address - block.Network >= ReservedAtStart && address - block.Network < ReservedAtStart + Usable;

    /// <summary>Takes a chosen address; false when another owner has it.</summary>
    public bool TryTake(uint address, string ownerId) => _owners.TryAdd(address, ownerId);
}
