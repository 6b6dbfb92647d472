package org.communityops.kpi.rollup;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Members whose part in the rollups is looked at on its own.
 *
 * @param name null for those who are in no other group
 * @param members their numbers, not to be changed
 */
public record MemberGroup(@Nullable String name, RoaringBitmap members) {}
