-- A deal, shown by one of its firms to a firm outside it; every other firm of the deal agrees first.
call private.shareable('DEAL', 'deal', 'shared_deal', 'title', 'updated_at', 'true', '[
  ["title", "title", null, true],
  ["number", "number"],
  ["stage", "stage"],
  ["amount", "amount_minor,amount_currency", null, false, false, "n.amount_minor || '' '' || n.amount_currency"],
  ["closeDate", "close_date"],
  ["probability", "probability"]]');
