package org.communityops.kpi.attribution;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How conversions are divided among channels (归因模型). */
@Schema(name = "AttributionModel")
public enum Model {
    /** All to the first touch (首次触点). */
    FIRST,
    /** All to the last touch (末次触点). */
    LAST,
    /** Each touch the same (线性). */
    LINEAR,
    /** Each touch half as much as one a half-life later (时间衰减). */
    TIME_DECAY,
    /** 40 % to the first and the last touch each, 20 % to those between (位置). */
    POSITION,
    /** By how many conversions would be lost without the channel (马尔可夫链). */
    MARKOV,
    /** By what the channel adds to the others, on average (夏普利值). */
    SHAPLEY
}
