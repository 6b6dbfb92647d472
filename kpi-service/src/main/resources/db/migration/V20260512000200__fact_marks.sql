alter table fact
    add column about text,
    add column marks text;

comment on column fact.about is 'What the event is about: the campaign of a touch, the order of a purchase or a refund.';
comment on column fact.marks is
    'Words with blanks between them that tell facts of a type apart, such as promoter of survey.answered; each is a measure.';

alter table fact add constraint fact_marks_check check (marks ~ '^[a-z]+( [a-z]+)*$');
