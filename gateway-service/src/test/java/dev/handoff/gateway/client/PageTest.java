package dev.handoff.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void a_gateway_without_the_web_client_says_so() {
        assertThatThrownBy(() -> Page.of("not-built.html"))
                .isInstanceOf(NoWebClient.class)
                .hasMessageContaining("without the web client");
    }

    @Test
    void all_instances_know_a_page_by_the_same_tag_and_another_page_by_another() {
        var tag = Page.of("index.html").answer().getHeaders().getETag();

        assertThat(Page.of("index.html").answer().getHeaders().getETag()).isEqualTo(tag);
        assertThat(Page.of("chat.html").answer().getHeaders().getETag()).isNotEqualTo(tag);
    }
}
