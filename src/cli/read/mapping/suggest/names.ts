/** The fields that a column can be guessed for. Those of an account begin with `account.`. */
export const fieldNames = [
  'externalDealId',
  'name',
  'amount',
  'dealCurrencyCode',
  'stageId',
  'stageLabel',
  'pipelineId',
  'pipelineLabel',
  'startDate',
  'closedDate',
  'ownerName',
  'ownerEmail',
  'ownerId',
  'account.externalId',
  'account.domain',
  'account.name',
] as const;

export type FieldName = (typeof fieldNames)[number];

/** What CRMs and people call each field, from the surest name to the weakest, in the form that `namesOf` gives. */
const synonyms: Record<FieldName, string> = {
  externalDealId: `externaldealid dealid opportunityid oppid opportunitynumber dealnumber recordid idrecordid pipedrivesystemid
    donotmodifyopportunity externalid id guid uuid key vorgangsnummer auftragsnummer angebotsnummer numeroaffaire numerooportunidad
    idoportunidad idopportunite kennung number nummer numero nr`,
  name: `dealname opportunityname potentialname dealtitle opportunitytitle name title topic subject leadname deal opportunity opportunitaet
    bezeichnung titel betreff verkaufschance vorgang nom titre intitule libelle opportunite affaire nombre titulo asunto oportunidad negocio`,
  amount: `amount dealamount dealvalue opportunityamount value closevalue currencyvalue estrevenue estimatedrevenue estimatedvalue
    expectedrevenue plannedrevenue actualrevenue actualvalue totalvalue acv tcv arr price total revenue betrag wert auftragswert volumen
    umsatz summe montant valeur prix chiffredaffaires importe monto valor precio`,
  dealCurrencyCode: `dealcurrencycode currencycode currencyisocode dealcurrency currencyofvalue amountcurrency opportunitycurrency
    valuecurrency currency transactioncurrency waehrung devise monnaie moneda divisa`,
  stageId: 'stageid stageidid stagestatusidstatusid dealstageid statusid pipelinestageid phasenid idetapa',
  stageLabel: `stagelabel stagename dealstage opportunitystage salesstage statuslabel stage stagetitle stagestatustitle stageidname
    pipelinephase pipelinestage phase verkaufsphase stufe etape fase etapa`,
  pipelineId: 'pipelineid dealpipelineid idpipeline idembudo',
  pipelineLabel: 'pipelinelabel pipelinename dealpipeline pipeline salespipeline vertriebspipeline embudo tunnel',
  startDate: `startdate createdate createddate datecreated dealcreated creationdate createdon createdat createdtime addtime created
    engagedate opendate opened erstelltam erstelldatum erstellt anlagedatum startdatum datedecreation creele datededebut fechadecreacion
    creadoel fechadeinicio`,
  closedDate: `closeddate closedate dateclosed closingdate actualclosedate dealclosedon closedon closedat closetime wontime datewon
    expectedclosedate estclosedate estimatedclosedate datedeadline losttime datelost abschlussdatum abschluss geschlossenam enddatum
    datedecloture dateclosure datedefermeture fechadecierre fechacierre cierre`,
  ownerName: `ownername owner dealowner opportunityowner owneridname username useridname salesrep salesrepname salesagent salesperson
    accountexecutive accountmanager rep assignedto user userid zustaendig zustaendiger besitzer verantwortlich verantwortlicher
    vertriebsmitarbeiter eigentuemer bearbeiter proprietaire responsable commercial propietario vendedor comercial`,
  ownerEmail: `owneremail owneremailaddress dealowneremail opportunityowneremail owneridemail useremail useridemail salesrepemail repemail
    emailpropietario emailproprietaire`,
  ownerId: `ownerid dealownerid hubspotownerid owneridid userid useridid owner0referencedactorid ownerreferencedactorid salesrepid`,
  'account.externalId': `associatedaccountsexternalid accountexternalid accountid accountidid accountnameid companyid companyidid organizationid orgid orgidvalue
    organisationid customerid clientid partneridid associatedcompanyidsprimary associatedcompanyids kundennummer kundenid firmenid
    numeroclient idclient idcliente idempresa leadid`,
  'account.domain': `associatedaccountsdomain accountdomain companydomainname companydomain domain domainname accountwebsite companywebsite organizationwebsite
    orgwebsite website websiteurl websiteaccountaccount websiteaddress webpage webseite internetseite homepage siteweb site sitioweb
    paginaweb dominio domaine`,
  'account.name': `associatedaccountsname accountname accountnamename company companyname account organization organizationname organisation orgname orgidname
    associatedcompanyprimary associatedcompanynamesprimary associatedcompany potentialcustomer customer customername client clientname partnername partneridname
    partnerid leadname firma firmenname unternehmen kunde kundenname konto societe entreprise compte empresa cliente cuenta compania`,
};

const ranks = new Map(
  fieldNames.map((field) => [
    field,
    new Map(synonyms[field].split(/\s+/).map((name, index) => [name, index] as const)),
  ]),
);

/** How weak a name is for a field, from 0; undefined when it is none of its names. */
export function rankOf(field: FieldName, column: string): number | undefined {
  const known = ranks.get(field);
  for (const [index, name] of namesOf(column).entries()) {
    const rank = known?.get(name);
    // Each part that has to be left out of the name makes it weaker.
    if (rank !== undefined) return rank + index * 100;
  }
  return undefined;
}

/** Parts of paths and names that say nothing about what is in a column. */
const fillers = new Set([
  'properties',
  'property',
  'values',
  'value',
  'attributes',
  'fields',
  'items',
  'data',
  'hs',
  'x',
]);

/** What the deal itself is called in front of a name, as in `Deal - Value` or `opportunity_id`. */
const deals = new Set(['deal', 'deals', 'opportunity', 'opportunities', 'opp', 'potential', 'lead', 'crm']);

/** The words of a name in lower case without accents, joined: the whole, then without what says nothing. */
function namesOf(column: string): string[] {
  const words = wordsOf(column);
  const plain = words.filter((word) => !/^\d+$/.test(word));
  const bare = withoutFillers(plain);
  const ended = [...withoutFillers(plain.slice(0, -1)), ...plain.slice(-1)];
  const start = wordsOf(column.replace(/(?<=.)(?:[,(]| in [A-Z]{3}$| [A-Z]{3}$).*$/s, ''));
  const names = [
    words,
    plain,
    ended,
    bare,
    withoutFirst(bare),
    withoutFirst(withoutFirst(bare)),
    start,
    withoutFirst(start),
  ];
  return [...new Set(names.map((some) => some.join('')))].filter((name) => name !== '');
}

function wordsOf(column: string): string[] {
  return column
    .replace(/ä/gi, 'ae')
    .replace(/ö/gi, 'oe')
    .replace(/ü/gi, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\be[ -]mail\b/g, 'email')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function withoutFillers(words: readonly string[]): readonly string[] {
  return words.filter((word) => !fillers.has(word));
}

function withoutFirst(words: readonly string[]): readonly string[] {
  const [first = ''] = words;
  return words.length > 1 && deals.has(first) ? words.slice(1) : words;
}
