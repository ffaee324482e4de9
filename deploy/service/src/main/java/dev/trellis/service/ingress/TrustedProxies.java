package dev.trellis.service.ingress;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The reverse proxies whose word on {@code X-Forwarded-For} is taken ({@code TRELLIS_TRUSTED_PROXIES}). Nobody else's is: anybody can send
 * that header.
 */
public final class TrustedProxies {
    private static final int ANY_PORT = 0;
    /** A chain of proxies is short; a longer list is somebody's invention. */
    private static final int LONGEST_CHAIN = 20;

    private final List<IpSubnetFilterRule> networks;

    private TrustedProxies(List<IpSubnetFilterRule> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * From addresses and networks with commas, such as {@code 10.0.0.7, 10.1.0.0/16, fd00::/8}.
     *
     * @throws IllegalArgumentException with the entry that is neither
     */
    public static TrustedProxies of(String list) {
        List<IpSubnetFilterRule> networks = new ArrayList<>();
        for (String entry : list.split(",", -1)) {
            if (!entry.isBlank()) {
                networks.add(network(entry.strip()));
            }
        }
        return new TrustedProxies(networks);
    }

    private static IpSubnetFilterRule network(String entry) {
        try {
            int slash = entry.indexOf('/');
            InetAddress address = address(slash < 0 ? entry : entry.substring(0, slash));
            int bits = address.getAddress().length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(entry.substring(slash + 1));
            if (prefix < 1 || prefix > bits) {
                throw new IllegalArgumentException(entry);
            }
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException neither) {
            throw new IllegalArgumentException(entry, neither);
        }
    }

    /** In full: the JDK would read {@code 10.1} as 10.0.0.1. */
    private static InetAddress address(String literal) {
        if (!NetUtil.isValidIpV4Address(literal) && !NetUtil.isValidIpV6Address(literal)) {
            throw new IllegalArgumentException(literal);
        }
        return InetAddress.ofLiteral(literal);
    }

    boolean contains(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, ANY_PORT);
        return networks.stream().anyMatch(network -> network.matches(socket));
    }

    /**
     * Where a request came from: the peer of the connection; behind proxies that are trusted, the last address in {@code X-Forwarded-For}
     * that is none of them. What cannot be read ends the search at the proxy that passed it on.
     *
     * @param forwardedFor every value of the header, in order
     */
    InetAddress source(InetAddress peer, List<String> forwardedFor) {
        InetAddress source = peer;
        List<String> chain = forwardedFor.stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .toList();
        for (int i = chain.size() - 1; i >= Math.max(0, chain.size() - LONGEST_CHAIN) && contains(source); i--) {
            try {
                source = address(chain.get(i).strip());
            } catch (IllegalArgumentException notAnAddress) {
                return source;
            }
        }
        return source;
    }
}
