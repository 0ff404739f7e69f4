package org.partnerledger.api.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where to send. Whoever names an address must not reach through the ledger what it could not reach itself: only HTTPS,
 * and no address of this machine or of a private network. The address that was looked at is the one that is connected
 * to, so that a name cannot mean another one a moment later.
 *
 * @param host as TLS and the header Host name it
 * @param target path and query
 */
record ReceiverAddress(boolean isSecure, String host, int port, String target) {

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    static ReceiverAddress of(String url, boolean localReceivers) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is no URL", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !(localReceivers && scheme.equals("http"))) {
            throw new IllegalArgumentException("a URL that begins with https:// is expected");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a URL with a host, and without user and fragment, is expected");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("a port from 1 to 65535 is expected");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        if (!target.chars().allMatch(it -> it > ' ' && it < 0x7f)) {
            throw new IllegalArgumentException("other letters than ASCII have to be escaped");
        }
        return new ReceiverAddress(secure, uri.getHost(), port, target);
    }

    /** With the port, whether it is the usual one or not. */
    String url() {
        return (isSecure ? "https://" : "http://") + host + ":" + port + target;
    }

    /**
     * @throws UnknownHostException where the name has no address
     * @throws IllegalArgumentException where one of its addresses is not to be sent to
     */
    InetAddress resolved(boolean localReceivers) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!localReceivers && !isPublic(address)) {
                throw new IllegalArgumentException("its host is on this machine or in a private network");
            }
        }
        return addresses[0];
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return switch (address) {
            case Inet4Address _ -> isPublic(first, second, bytes[2] & 0xff);
            // Only global unicast, and of it no address that stands for one of IPv4 (6to4, Teredo).
            case Inet6Address _ ->
                (first & 0xe0) == 0x20
                        && !(first == 0x20 && second == 0x02)
                        && !(first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
            default -> false;
        };
    }

    /** Of IPv4 what RFC 6890 keeps for special purposes, as far as Java does not know it. */
    private static boolean isPublic(int first, int second, int third) {
        return first != 0
                && first < 224
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100)))
                && !(first == 203 && second == 0 && third == 113);
    }
}
