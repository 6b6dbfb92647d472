/**
 * Segments (分群): members who were saved as a set because of what they have in common at a moment, a cell of the retention
 * triangle. A segment does not change; member-service makes one of its own of it, and metrics of members are taken apart by it.
 */
@NullMarked
package org.communityops.kpi.segment;

import org.jspecify.annotations.NullMarked;
