package dev.handoff.export.job;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a request for a file is answered, for the OpenAPI document. */
@ApiResponse(
        responseCode = "200",
        description = "The whole file.",
        headers = {
            @Header(name = "ETag", description = "The sha256, in quotes.", schema = @Schema(type = "string")),
            @Header(name = "Content-Disposition", schema = @Schema(type = "string"))
        },
        content = {
            @Content(
                    mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary"))
        })
@ApiResponse(
        responseCode = "206",
        description = "The parts that Range asks for.",
        content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
@ApiResponse(responseCode = "304", description = "If-None-Match names the file.", content = @Content)
@ApiResponse(responseCode = "409", description = "The export is not completed.")
@ApiResponse(responseCode = "410", description = "The export is past its retention.")
@ApiResponse(responseCode = "416", description = "The file has no such range; Content-Range tells its length.")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface FileAnswers {}
