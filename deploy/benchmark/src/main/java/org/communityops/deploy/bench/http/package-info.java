/**
 * A client for load: many connections, one thread, requests that were put together before the clock starts. It takes a
 * few microseconds a request, because on a small machine the client's share is missing from the server.
 */
@NullMarked
package org.communityops.deploy.bench.http;

import org.jspecify.annotations.NullMarked;
