package dev.handoff.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTest {

    private static final String PEER = "192.0.2.1";

    @Test
    void a_header_from_outside_is_not_believed() {
        assertThat(addressOf(List.of(), PEER, "198.51.100.7")).isEqualTo(PEER);
        assertThat(addressOf(List.of("10.0.0.0/8"), PEER, "198.51.100.7")).isEqualTo(PEER);
    }

    @Test
    void a_proxy_of_ours_is_believed_as_far_as_it_can_know() {
        var ours = List.of("10.0.0.0/8");

        assertThat(addressOf(ours, "10.1.1.1", "198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(addressOf(ours, "10.1.1.1", "invented, 198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(addressOf(ours, "10.1.1.1", "1.1.1.1, 198.51.100.7, 10.2.2.2"))
                .isEqualTo("198.51.100.7");
        assertThat(addressOf(ours, "10.1.1.1", "garbage")).isEqualTo("10.1.1.1");
        assertThat(addressOf(ours, "10.1.1.1", null)).isEqualTo("10.1.1.1");
    }

    @Test
    void whoever_has_a_whole_subnet_is_one_caller() {
        assertThat(addressOf(List.of(), "2001:db8:1:2::3", null))
                .isEqualTo(addressOf(List.of(), "2001:db8:1:2:ffff::4", null))
                .isNotEqualTo(addressOf(List.of(), "2001:db8:1:3::3", null));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.129, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void a_network_holds_the_addresses_that_begin_alike(String network, String address, boolean held) {
        assertThat(Network.of(network).contains(InetAddress.ofLiteral(address))).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", ""})
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String addressOf(List<String> proxies, String peer, String forwardedFor) {
        var request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(peer, 1));
        if (forwardedFor != null) request.header("X-Forwarded-For", forwardedFor);
        return new ClientAddress(proxies.stream().map(Network::of).toList()).of(request.build());
    }
}
