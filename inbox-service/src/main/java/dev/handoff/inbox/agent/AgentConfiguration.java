package dev.handoff.inbox.agent;

import dev.handoff.starter.web.Caller;
import dev.handoff.starter.web.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How agents become known. */
@Configuration(proxyBeanMethods = false)
class AgentConfiguration implements WebMvcConfigurer {

    private final Agents agents;

    AgentConfiguration(Agents agents) {
        this.agents = agents;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                Callers.find().filter(AgentConfiguration::isAgent).ifPresent(agents::seen);
                return true;
            }
        });
    }

    /** @param configured {@code id=name} pairs, separated by commas */
    @Bean
    ApplicationRunner expectedAgents(@Value("${handoff.inbox.agents:}") List<String> configured) {
        return _ -> agentsIn(configured).forEach(agents::expect);
    }

    static Stream<Agent> agentsIn(List<String> configured) {
        return configured.stream().map(pair -> {
            var parts = pair.split("=", 2);
            if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new IllegalArgumentException("HANDOFF_AGENTS holds «" + pair + "», which is not id=name");
            }
            return new Agent(parts[0].strip(), parts[1].strip());
        });
    }

    private static boolean isAgent(Caller caller) {
        return Stream.of("agent", "operator", "admin").anyMatch(caller.roles()::contains);
    }
}
