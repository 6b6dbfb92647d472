package org.communityops.kpi.funnel;

import java.time.Instant;
import java.util.UUID;

/** A saved funnel of a community; it is not changed any more. */
public record Funnel(UUID id, String name, FunnelDefinition definition, Instant createdAt) {}
