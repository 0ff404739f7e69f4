package org.partnerledger.api.site.form;

import java.beans.PropertyEditorSupport;
import org.partnerledger.core.kernel.Period;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** A browser sends every field of a form: a month that was left empty is none, and no malformed one. */
@ControllerAdvice("org.partnerledger.api.site")
class BlankFields {

    @InitBinder
    void months(WebDataBinder binder) {
        binder.registerCustomEditor(Period.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(text.isBlank() ? null : Period.of(text.strip()));
            }
        });
    }
}
