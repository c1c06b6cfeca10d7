package dev.handoff.gateway.limit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a request comes from: the other end of the connection, or, when that is a proxy of ours, whom the proxy names in
 * {@code X-Forwarded-For}. Anybody else may write there what they like.
 *
 * @param trustedProxies the networks of our proxies
 */
@ConfigurationProperties("handoff")
public record ClientAddress(@Nullable List<Network> trustedProxies) {

    private static final int SUBNET_BYTES = 8;

    public ClientAddress {
        trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
    }

    /** The address to count requests under; of an IPv6 address its /64, since that is what one customer gets. */
    String of(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        if (peer == null || peer.getAddress() == null) return "unknown";
        var address = named(request, peer.getAddress());
        var bytes = address.getAddress();
        return bytes.length == 4
                ? address.getHostAddress()
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, SUBNET_BYTES));
    }

    /** Whether the other end of the connection is a proxy of ours, whose word counts. */
    public boolean isProxy(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        return peer != null && peer.getAddress() != null && isTrusted(peer.getAddress());
    }

    private InetAddress named(ServerHttpRequest request, InetAddress peer) {
        if (trustedProxies.isEmpty()) return peer;
        var hops = String.join(",", request.getHeaders().getOrEmpty("X-Forwarded-For"))
                .split(",", -1);
        var address = peer;
        // Each proxy adds at the end the address that called it: true as far back as our own proxies wrote it.
        for (var hop = hops.length - 1; hop >= 0 && isTrusted(address); hop--) {
            try {
                address = InetAddress.ofLiteral(hops[hop].strip());
            } catch (IllegalArgumentException _) {
                return address;
            }
        }
        return address;
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }
}
