package dev.handoff.inbox.channel.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.handoff.events.PersonalData;
import dev.handoff.inbox.channel.webchat.ChatState.With;
import dev.handoff.starter.problem.NotFound;
import dev.handoff.starter.web.Text;
import dev.handoff.starter.web.Trimmed;
import dev.handoff.starter.web.WithoutRoles;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a visitor of the website can do. */
@RestController
@IfWebchat
@WithoutRoles("visitors, each with the token of their visit: VisitorFilter")
@RequestMapping("/api/webchat")
class WebchatController {

    private final Chat chat;
    private final Visits visits;
    private final VisitorTokens tokens;
    private final Limits limits;
    private final Duration lasts;

    WebchatController(Chat chat, Visits visits, VisitorTokens tokens, Limits limits, WebchatProperties properties) {
        this.chat = chat;
        this.visits = visits;
        this.tokens = tokens;
        this.limits = limits;
        this.lasts = properties.visitLasts();
    }

    /**
     * Who comes.
     *
     * @param name what they are called, if they say so
     * @param language what the bot speaks, a BCP 47 tag; English if it is absent or none of the bot's
     */
    @Trimmed
    record VisitRequest(
            @Text(max = 100) @PersonalData String name,
            @Text(max = 35) String language) {}

    /**
     * A visit that began.
     *
     * @param token comes with every other call, as {@code Authorization: Visitor <token>}
     */
    record VisitBegun(String visitId, String token, Instant expiresAt, List<ChatMessage> messages) {}

    /** @param text what is said, 1 to 2,000 characters */
    record SayRequest(
            @NotNull @Text(max = 2_000, multiline = true) @PersonalData
            String text) {}

    /** What was said, oldest first, and with whom the visitor talks now. */
    record ChatSeen(
            List<ChatMessage> items,
            With state,
            @JsonInclude(JsonInclude.Include.NON_NULL) String agentName) {}

    @PostMapping("/visits")
    @ResponseStatus(HttpStatus.CREATED)
    VisitBegun begin(
            @Valid @RequestBody(required = false) VisitRequest request,
            @Parameter(hidden = true) @RequestHeader(name = "X-Forwarded-For", required = false) String forwardedFor) {
        limits.visit(forwardedFor);
        var who = Optional.ofNullable(request);
        var language = who.map(VisitRequest::language).orElse("en");
        var until = Instant.now().plus(lasts).truncatedTo(ChronoUnit.SECONDS);
        var visit = visits.begin(
                who.map(VisitRequest::name).orElse(null),
                language,
                Script.in(language).greeting(),
                until);
        var said = chat.view(visit.visitId(), _ -> {}).refresh();
        return new VisitBegun(visit.visitId(), tokens.issue(visit.visitId(), until), until, said);
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.CREATED)
    ChatMessage say(@AuthenticationPrincipal String visitId, @Valid @RequestBody SayRequest request) {
        limits.message(visitId);
        return chat.say(visitId, request.text());
    }

    @PostMapping("/human")
    ChatState human(@AuthenticationPrincipal String visitId) {
        limits.message(visitId);
        return chat.human(visitId);
    }

    @GetMapping("/messages")
    ChatSeen messages(@AuthenticationPrincipal String visitId, @RequestParam(required = false) String after) {
        var view = chat.view(visitId, _ -> {});
        var said = view.refresh();
        var start = after == null ? 0 : placeOf(after, said) + 1;
        var state = view.state();
        return new ChatSeen(said.subList(start, said.size()), state.state(), state.agentName());
    }

    private static int placeOf(String messageId, List<ChatMessage> said) {
        var ids = said.stream().map(ChatMessage::messageId).toList();
        if (!ids.contains(messageId)) throw new NotFound("message", messageId);
        return ids.indexOf(messageId);
    }
}
