package dev.handoff.gateway.limit;

import java.net.InetAddress;

/** A range of IP addresses, as {@code 10.0.0.0/8}, {@code 192.0.2.7} or {@code 2001:db8::/32}. */
public record Network(InetAddress address, int prefix) {

    /**
     * Reads one as it is written; settings are converted by this, too.
     *
     * @throws IllegalArgumentException if the text is no such range
     */
    public static Network of(String text) {
        var slash = text.indexOf('/');
        var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        var bits = address.getAddress().length * 8;
        var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) throw new IllegalArgumentException("No such network: " + text);
        return new Network(address, prefix);
    }

    boolean contains(InetAddress other) {
        var mine = address.getAddress();
        var theirs = other.getAddress();
        if (mine.length != theirs.length) return false;
        for (var bit = 0; bit < prefix; bit += 8) {
            var mask = 0xFF00 >> Math.min(8, prefix - bit);
            if (((mine[bit / 8] ^ theirs[bit / 8]) & mask & 0xFF) != 0) return false;
        }
        return true;
    }
}
