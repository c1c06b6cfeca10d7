package dev.handoff.starter.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param nextCursor opaque; null on the last page
 */
public record Page<T>(List<T> items, String nextCursor) {}
