package dev.handoff.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.gateway.limit.ClientAddress;
import dev.handoff.gateway.limit.Network;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class OutsideTest {

    private static final String PROXY = "10.1.1.1";

    @Test
    void without_being_told_it_is_where_the_browser_asked() {
        assertBase(outside("/", ""), request("192.0.2.1", null, null), "http://gateway:8080", false);
    }

    @Test
    void whoever_is_no_proxy_of_ours_is_not_believed() {
        assertBase(
                outside("/", "10.0.0.0/8"),
                request("192.0.2.1", "https", "evil.example"),
                "http://gateway:8080",
                false);
        assertBase(outside("/", ""), request(PROXY, "https", "evil.example"), "http://gateway:8080", false);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https, desk.example.com, https://desk.example.com",
                "https, desk.example.com:8443, https://desk.example.com:8443",
                "'https, http', 'desk.example.com, inner', https://desk.example.com",
                "http, [2001:db8::1]:81, http://[2001:db8::1]:81",
                "https, -, https://gateway:8080",
                "-, desk.example.com, http://desk.example.com",
                "javascript, desk.example.com/x, http://gateway:8080",
                "HTTPS, a@b, http://gateway:8080",
            })
    void a_proxy_of_ours_is_believed_if_it_makes_sense(String protocol, String host, String base) {
        assertBase(outside("/", "10.0.0.0/8"), request(PROXY, protocol, host), base, base.startsWith("https"));
    }

    @Test
    void what_the_gateway_is_told_comes_first() {
        var outside = outside("https://desk.example.com/", "10.0.0.0/8");

        assertBase(outside, request(PROXY, "http", "other.example"), "https://desk.example.com", true);
    }

    private static void assertBase(Outside outside, ServerHttpRequest request, String base, boolean secure) {
        assertThat(outside.base(request)).hasToString(base);
        assertThat(outside.isSecure(request)).isEqualTo(secure);
    }

    private static Outside outside(String publicUrl, String proxies) {
        var networks = proxies.isEmpty() ? List.<Network>of() : List.of(Network.of(proxies));
        return new Outside(new Outside.Told(publicUrl), new ClientAddress(networks));
    }

    private static ServerHttpRequest request(String peer, String protocol, String host) {
        var request = MockServerHttpRequest.get("http://gateway:8080/session/sign-in?returnTo=/x#y")
                .remoteAddress(new InetSocketAddress(peer, 1));
        if (protocol != null) request.header("X-Forwarded-Proto", protocol);
        if (host != null) request.header("X-Forwarded-Host", host);
        return request.build();
    }
}
