package dev.handoff.gateway.docs;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The documentation for people, and the AsyncAPI document; what the page loads lies in {@code static/docs}. */
@Controller
class DocsPages {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    @GetMapping({"/docs", "/docs/"})
    ResponseEntity<Resource> page() {
        return file("static/docs/index.html", MediaType.TEXT_HTML);
    }

    @GetMapping("/docs/asyncapi.yaml")
    ResponseEntity<Resource> asyncApi() {
        return file("asyncapi.yaml", YAML);
    }

    private static ResponseEntity<Resource> file(String path, MediaType type) {
        var file = new ClassPathResource(path);
        if (!file.exists()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return ResponseEntity.ok().contentType(type).body(file);
    }
}
