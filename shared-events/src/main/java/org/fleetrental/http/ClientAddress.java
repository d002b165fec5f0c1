package org.fleetrental.http;

import io.netty.util.NetUtil;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whom an address stands for. */
final class ClientAddress {

    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private ClientAddress() {}

    /**
     * The address, or of IPv6 its first 64 bits: a single host commonly has all the rest to choose from.
     *
     * @param address numeric; null if it is not known
     */
    static String network(@Nullable String address) {
        if (address == null) {
            return "unknown";
        }
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length != IPV6_BYTES
                ? address
                : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64";
    }
}
