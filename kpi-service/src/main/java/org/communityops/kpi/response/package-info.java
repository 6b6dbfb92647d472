/**
 * How soon members get a first response (首次响应): questions and threads, and the first message of somebody else in the same
 * topic. It takes the order of single events, so it reads facts.
 */
@NullMarked
package org.communityops.kpi.response;

import org.jspecify.annotations.NullMarked;
