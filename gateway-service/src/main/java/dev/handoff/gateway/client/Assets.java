package dev.handoff.gateway.client;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.EncodedResourceResolver;
import org.springframework.web.reactive.resource.PathResourceResolver;

/**
 * What the pages of the web client load. Names change with the content, so browsers need never ask again; where the build has
 * put a compressed file ({@code .br}, {@code .gz}) beside one, that is sent to whoever takes it.
 */
@Configuration(proxyBeanMethods = false)
class Assets implements WebFluxConfigurer {

    private static final Duration AS_GOOD_AS_FOREVER = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/web-client/assets/")
                .setCacheControl(
                        CacheControl.maxAge(AS_GOOD_AS_FOREVER).cachePublic().immutable())
                .setUseLastModified(false)
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
    }
}
