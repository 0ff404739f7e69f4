package org.partnerledger.api.client;

import tools.jackson.databind.JsonNode;

/**
 * What the ledger said.
 *
 * @param status of HTTP
 * @param body missing node where there was none, a text where it was no JSON
 */
public record Answer(int status, JsonNode body) {

    public boolean isGood() {
        return status / 100 == 2;
    }

    /** Status, code and detail of a problem in one line. */
    public String explain() {
        String code = body.path("code").asString("");
        String detail = body.path("detail").asString(body.isContainer() ? "" : body.asString(""));
        return (status + " " + code + " " + detail.lines().findFirst().orElse("")).strip();
    }
}
