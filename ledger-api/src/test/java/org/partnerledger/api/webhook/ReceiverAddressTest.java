package org.partnerledger.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody reaches through the ledger what only the ledger can reach. */
class ReceiverAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:1::1"
            })
    void addressesOfThisMachineAndOfPrivateNetworksAreRefused(String address) throws UnknownHostException {
        assertThat(ReceiverAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "223.5.5.5", "2400:3200::1", "2606:4700::1111"})
    void othersAreNot(String address) throws UnknownHostException {
        assertThat(ReceiverAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "example.com",
                "https:///x",
                "https://me:pw@example.com/",
                "https://example.com/#here",
                "https://example.com:0/",
                "https://example.com:70000/",
                "https://a b/",
                "file:///etc/passwd",
                "https://example.com/\r\nHost:x"
            })
    void onlyHttpsUrlsWithAHostAreTaken(String url) {
        assertThatThrownBy(() -> ReceiverAddress.of(url, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://127.0.0.1:8443/", "https://[::1]/", "https://2130706433/"})
    void thisMachineIsRefusedUnderEveryName(String url) {
        assertThatThrownBy(() -> {
                    Object _ = ReceiverAddress.of(url, false).resolved(false);
                })
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPathAndAQueryAreKeptAndTheUsualPortIsFilledIn() {
        assertThat(ReceiverAddress.of("https://example.com/hook?a=b", false))
                .isEqualTo(new ReceiverAddress(true, "example.com", 443, "/hook?a=b"));
        assertThat(ReceiverAddress.of("https://example.com", false).target()).isEqualTo("/");
    }
}
